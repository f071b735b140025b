//! What a person sees at a glance and axe does not: words out of the page, in a column of letters, or on top of others.

/// How far the page must be moved sideways to be read, in pixels.
pub(crate) const BEYOND: &str = "const page = document.documentElement; return page.scrollWidth - page.clientWidth";

/// Words of the main part that stand letter under letter, or that share their place with other words.
pub(crate) const MUDDLED: &str = "
const main = document.querySelector('main') ?? document.body;
// What scrolls shows only a part of its words at a time.
const seen = (box, parent) => {
    let { left, right, top, bottom } = box;
    for (let around = parent; around; around = around.parentElement) {
        if (getComputedStyle(around).overflow === 'visible') continue;
        const frame = around.getBoundingClientRect();
        left = Math.max(left, frame.left), right = Math.min(right, frame.right);
        top = Math.max(top, frame.top), bottom = Math.min(bottom, frame.bottom);
    }
    return { left, right, top, bottom, width: right - left, height: bottom - top };
};
const nodes = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
const lines = [], muddled = [];
for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const words = node.data.trim(), parent = node.parentElement;
    if (!words || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (parent.closest('.heard, option, script')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const own = [...range.getClientRects()].map(box => seen(box, parent)).filter(box => box.width > 1 && box.height > 1);
    if (own.length > 4 && own.length > words.length / 3) muddled.push(`letter under letter: ${words}`);
    for (const box of own) lines.push({ box, words, parent });
}
for (const [index, one] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
        if (one.words === other.words && one.parent === other.parent) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 3 && high > Math.min(one.box.height, other.box.height) / 2)
            muddled.push(`${one.words} lies on ${other.words}`);
    }
}
return muddled.slice(0, 20)";

/// Words of a picture that run out of the shape that they stand in.
pub(crate) const SPILT: &str = "
    return [...document.querySelectorAll('#drawing-whole .shape')].flatMap(shape => {
        const outline = [...shape.querySelectorAll('.outline')].at(-1).getBBox();
        const right = text => text.getBBox().x + text.getComputedTextLength();
        const spilt = [...shape.querySelectorAll('text')].filter(text => right(text) > outline.x + outline.width - 6);
        return spilt.map(text => text.textContent);
    });
";
