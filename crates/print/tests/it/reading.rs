//! Reads a printed report as a screen reader does: its structure, and the text of what each element encloses.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// What a report says to those who hear it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Heard {
    pub(crate) title: String,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) headings: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) pages: usize,
    /// The text of each page in the order in which it is drawn, its repeated headings and its foot too.
    pub(crate) drawn: Vec<String>,
}

/// The text that is marked by a number on a page.
type Marked = BTreeMap<(ObjectId, i64), String>;

/// Reads a report.
pub(crate) fn heard(bytes: &[u8]) -> Heard {
    let document = Document::load_mem(bytes).unwrap();
    let mut marked = Marked::new();
    let drawn: Vec<String> = document.page_iter().map(|page| read_page(&document, page, &mut marked)).collect();
    let mut heard = Heard { pages: drawn.len(), drawn, ..Heard::default() };
    let tree = dictionary(&document, document.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    for child in children(&document, tree) {
        element(&document, child, &marked, &mut heard);
    }
    heard
}

fn element(document: &Document, of: &Dictionary, marked: &Marked, heard: &mut Heard) {
    match of.get(b"S").unwrap().as_name().unwrap() {
        b"TR" => {
            let cells: Vec<&Dictionary> = children(document, of).collect();
            let texts = cells.iter().map(|cell| text(document, cell, marked)).collect();
            let is_heading = cells.iter().all(|cell| cell.get(b"S").unwrap().as_name().unwrap() == b"TH");
            if is_heading { heard.headings = texts } else { heard.rows.push(texts) }
        }
        b"H1" => heard.title = text(document, of, marked),
        b"P" => heard.paragraphs.push(text(document, of, marked)),
        _ => children(document, of).for_each(|child| element(document, child, marked, heard)),
    }
}

fn kids<'a>(document: &'a Document, of: &'a Dictionary) -> Vec<&'a Object> {
    match of.get_deref(b"K", document) {
        Ok(Object::Array(kids)) => kids.iter().map(|kid| document.dereference(kid).unwrap().1).collect(),
        Ok(kid) => vec![kid],
        Err(_) => Vec::new(),
    }
}

fn children<'a>(document: &'a Document, of: &'a Dictionary) -> impl Iterator<Item = &'a Dictionary> {
    kids(document, of).into_iter().filter_map(|kid| kid.as_dict().ok().filter(|kid| kid.has(b"S")))
}

/// What the marks below an element enclose.
fn text(document: &Document, of: &Dictionary, marked: &Marked) -> String {
    let own_page = of.get(b"Pg").and_then(Object::as_reference).ok();
    let part = |kid: &Object| match kid {
        Object::Integer(mark) => marked[&(own_page.unwrap(), *mark)].clone(),
        Object::Dictionary(kid) if kid.has(b"S") => text(document, kid, marked),
        Object::Dictionary(kid) => {
            let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(own_page);
            marked[&(page.unwrap(), kid.get(b"MCID").unwrap().as_i64().unwrap())].clone()
        }
        _ => String::new(),
    };
    kids(document, of).into_iter().map(part).collect()
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

/// Collects what is marked on a page, and gives all of its text.
fn read_page(document: &Document, page: ObjectId, marked: &mut Marked) -> String {
    let fonts = document.get_page_fonts(page).unwrap();
    let encodings: BTreeMap<&[u8], _> =
        fonts.iter().map(|(name, font)| (name.as_slice(), font.get_font_encoding(document).unwrap())).collect();
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let (mut all, mut font, mut marks) = (String::new(), None, Vec::new());
    for step in &content.operations {
        match step.operator.as_str() {
            "BDC" => marks.push(mark(&step.operands[1])),
            "BMC" => marks.push(Mark::Other),
            "EMC" => {
                if let Some(Mark::Instead(said)) = marks.pop() {
                    add(&mut all, &marks, page, &said, marked);
                }
            }
            "Tf" => font = Some(step.operands[0].as_name().unwrap().to_vec()),
            "Tj" | "TJ" => {
                let encoding = &encodings[font.as_deref().unwrap()];
                let shown = bytes(&step.operands).into_iter().map(|shown| encoding.bytes_to_string(&shown).unwrap());
                let shown: String = shown.collect();
                if !marks.iter().any(|mark| matches!(mark, Mark::Instead(_))) {
                    add(&mut all, &marks, page, &shown, marked);
                }
            }
            _ => {}
        }
        // A cell without text is marked too.
        if let Some(Mark::Number(number)) = marks.last() {
            marked.entry((page, *number)).or_default();
        }
    }
    all
}

enum Mark {
    Number(i64),
    /// What its letters mean, when letters of a font stand for several characters.
    Instead(String),
    Other,
}

fn mark(properties: &Object) -> Mark {
    let Ok(properties) = properties.as_dict() else { return Mark::Other };
    if let Ok(number) = properties.get(b"MCID").and_then(Object::as_i64) {
        return Mark::Number(number);
    }
    properties.get(b"ActualText").map_or(Mark::Other, |text| Mark::Instead(lopdf::decode_text_string(text).unwrap()))
}

fn add(all: &mut String, marks: &[Mark], page: ObjectId, said: &str, marked: &mut Marked) {
    all.push_str(said);
    let number = marks.iter().find_map(|mark| if let Mark::Number(number) = mark { Some(*number) } else { None });
    if let Some(number) = number {
        marked.entry((page, number)).or_default().push_str(said);
    }
}

/// The strings of an operator, also those between numbers.
fn bytes(operands: &[Object]) -> Vec<Vec<u8>> {
    let of = |object: &Object| match object {
        Object::String(bytes, _) => vec![bytes.clone()],
        Object::Array(objects) => bytes(objects),
        _ => Vec::new(),
    };
    operands.iter().flat_map(of).collect()
}
