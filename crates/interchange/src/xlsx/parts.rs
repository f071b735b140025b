//! What a workbook says of itself: its sheets and where they lie, the day from which it counts, how its cells show numbers.

use quick_xml::events::Event;

use super::value::{Epoch, Form};
use super::xml::{Xml, attribute, says_yes};
use crate::archive::{Archive, ArchiveProblem};

/// More sheets, relations or forms than any workbook of a bundle has.
const MOST: usize = 1 << 16;

/// A workbook without its cells.
pub(super) struct Parts {
    pub(super) sheets: Vec<Sheet>,
    pub(super) epoch: Epoch,
    /// The form of each style, by its number.
    pub(super) forms: Vec<Form>,
    /// The part with the texts that cells share, if there is one.
    pub(super) strings: Option<String>,
}

/// A sheet by name, and where its cells are; none for a chart.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) part: Option<String>,
}

/// A relation between parts.
struct Relation {
    id: String,
    sort: String,
    part: String,
}

impl Parts {
    pub(super) fn read(archive: &mut Archive) -> Result<Self, ArchiveProblem> {
        let roots = relations(archive, "")?;
        let main = roots.into_iter().find(|one| one.sort == "officeDocument").map(|one| one.part);
        let main = main.filter(|part| archive.has(part)).unwrap_or_else(|| "xl/workbook.xml".to_owned());
        let relations = relations(archive, &main)?;
        let part = |sort: &str| relations.iter().find(|one| one.sort == sort).map(|one| one.part.clone());
        let (sheets, epoch) = sheets(archive, &main, &relations)?;
        let strings = part("sharedStrings").filter(|part| archive.has(part));
        let forms = match part("styles").filter(|part| archive.has(part)) {
            Some(styles) => forms(archive, &styles)?,
            None => Vec::new(),
        };
        Ok(Self { sheets, epoch, forms, strings })
    }
}

/// The relations of a part; of the whole package when it is blank.
fn relations(archive: &mut Archive, of: &str) -> Result<Vec<Relation>, ArchiveProblem> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let place = resolved(folder, &format!("_rels/{file}.rels"));
    let mut relations = Vec::new();
    if !archive.has(&place) {
        return Ok(relations);
    }
    let mut xml = Xml::new(archive.entry(&place)?);
    while let Some(event) = xml.next()? {
        if let Event::Start(tag) = event
            && tag.local_name().as_ref() == "Relationship"
        {
            let sort = attribute(&tag, "Type");
            relations.push(Relation {
                id: attribute(&tag, "Id"),
                sort: sort.rsplit('/').next().unwrap_or_default().to_owned(),
                part: resolved(folder, &attribute(&tag, "Target")),
            });
            few(relations.len())?;
        }
    }
    Ok(relations)
}

/// Where a target lies that is named from within a folder.
fn resolved(folder: &str, target: &str) -> String {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in start.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn sheets(archive: &mut Archive, main: &str, relations: &[Relation]) -> Result<(Vec<Sheet>, Epoch), ArchiveProblem> {
    let mut sheets = Vec::new();
    let mut epoch = Epoch::default();
    let mut xml = Xml::new(archive.entry(main)?);
    while let Some(event) = xml.next()? {
        let Event::Start(tag) = event else { continue };
        match tag.local_name().as_ref() {
            "workbookPr" if says_yes(&tag, "date1904") => epoch = Epoch::Year1904,
            "sheet" => {
                let id = attribute(&tag, "id");
                let relation = relations.iter().find(|one| one.id == id && one.sort == "worksheet");
                sheets.push(Sheet {
                    name: attribute(&tag, "name"),
                    is_hidden: matches!(attribute(&tag, "state").as_str(), "hidden" | "veryHidden"),
                    part: relation.map(|one| one.part.clone()),
                });
                few(sheets.len())?;
            }
            _ => {}
        }
    }
    Ok((sheets, epoch))
}

fn forms(archive: &mut Archive, part: &str) -> Result<Vec<Form>, ArchiveProblem> {
    let mut own: Vec<(u32, Form)> = Vec::new();
    let mut forms = Vec::new();
    let mut is_within = false;
    let mut xml = Xml::new(archive.entry(part)?);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    if let Ok(id) = attribute(&tag, "numFmtId").parse() {
                        own.push((id, Form::of(&attribute(&tag, "formatCode"))));
                    }
                    few(own.len())?;
                }
                "cellXfs" => is_within = true,
                "xf" if is_within => {
                    let id = attribute(&tag, "numFmtId").parse().unwrap_or_default();
                    let known = own.iter().find(|(other, _)| *other == id).map(|(_, form)| *form);
                    forms.push(known.unwrap_or(Form::built_in(id)));
                    few(forms.len())?;
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => break,
            _ => {}
        }
    }
    Ok(forms)
}

fn few(count: usize) -> Result<(), ArchiveProblem> {
    if count > MOST { Err(ArchiveProblem::Broken) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_found_from_their_folder_or_from_the_top() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/sharedStrings.xml"), "xl/sharedStrings.xml");
        assert_eq!(resolved("xl/a", "../../../b.xml"), "b.xml");
    }
}
