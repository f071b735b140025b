// The menu is longer than a small screen: show the line of this page.
document.querySelector(".side [aria-current]")?.scrollIntoView({ block: "nearest" });
