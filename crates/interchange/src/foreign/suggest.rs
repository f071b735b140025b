//! Which column of a table most likely is which of ours: by what it is called, and by what stands in it.

use std::collections::BTreeMap;

use domain::facts::{Column, Kind, Presence, Value};

use super::clean::bare;
use super::dates::OrderSigns;
use super::mapping::{LIST_SIGNS, Labels, Mapping, Source};

/// What others call our columns, in English and Chinese.
const NAMES: &[(&str, &str)] = &[
    (
        "code",
        "id|number|supplier code|supplier id|supplier no|vendor code|vendor id|vendor number|vendor no|company code|partner code|document no|drawing no|contract no|编码|编号|代码|供应商编码|供应商编号|供应商代码|图号|文件编号|合同编号",
    ),
    (
        "name",
        "company|company name|supplier|supplier name|vendor|vendor name|factory|factory name|facility|facility name|manufacturer name|legal name|legal entity|organisation|organization|organization name|partner|full name|名称|公司|公司名称|企业名称|单位名称|供应商|供应商名称|厂商名称|工厂名称|客户名称|姓名|全称",
    ),
    (
        "name_local",
        "local name|native name|chinese name|name in local language|name chinese|name (local)|中文名|中文名称|本地名称|当地名称",
    ),
    ("kind", "type|category|class of party|role|supplier type|vendor type|类型|类别|性质|供应商类型"),
    (
        "country",
        "country code|country name|country of origin|country/region|country region|nation|location country|iso country|国家|国别|国家地区|国家或地区|所在国|所在国家",
    ),
    (
        "registration_no",
        "registration number|registration no|reg no|company registration number|company number|uscc|uscc code|unified social credit code|business licence no|business license number|tax id|vat|vat no|vat number|duns|duns number|统一社会信用代码|社会信用代码|信用代码|营业执照号|注册号|税号|工商注册号",
    ),
    ("parent_code", "parent|parent company|group|holding|母公司|上级公司|集团|所属集团"),
    ("email", "e-mail|mail|email address|e-mail address|邮箱|电子邮箱|电子邮件|邮件地址"),
    ("employer_code", "employer|employer company|company code|works for|所属公司|所在单位|单位|雇主"),
    ("customer_code", "customer|buyer|client|delivers to|客户|采购方|需方|上级供应商"),
    ("supplier_code", "supplier|vendor|sub-supplier|供应商|供方|下级供应商"),
    ("programme_code", "programme|program|project|vehicle|car line|model|项目|车型|车型项目|项目代号"),
    ("part", "part|part name|component|commodity|part no|零件|零部件|部件|零件名称|品类"),
    ("valid_from", "from|start|start date|since|effective date|valid since|起始日期|开始日期|生效日期|生效日"),
    ("valid_to", "to|until|end|end date|expiry|expiry date|expires|valid until|截止日期|结束日期|到期日|失效日期"),
    ("from_date", "from|start|start date|since|effective date|起始日期|开始日期|生效日期"),
    ("to_date", "to|until|end|end date|expiry date|截止日期|结束日期|到期日"),
    ("status", "state|status|状态"),
    ("source", "source|origin of information|来源|信息来源"),
    ("title", "title|description|subject|document title|标题|题名|文件名称|图纸名称|描述"),
    ("class", "classification|confidentiality|level|security level|密级|保密等级|保密级别"),
    ("standing", "standing|status|合作状态|状态"),
    ("reason", "reason|remark|remarks|note|notes|comment|原因|备注|说明"),
    ("subject_code", "party|supplier|person|主体|供应商"),
    ("party_code", "party|supplier|company|供应商|公司"),
    ("document_code", "document|document no|drawing|drawing no|文件|图号|文件编号"),
    ("version_label", "version|revision|rev|版本|版次"),
    ("signed_on", "signed|signature date|date signed|signing date|签署日期|签订日期"),
    ("term_from", "from|start date|effective date|起始日期|生效日期"),
    ("term_to", "to|end date|expiry date|expires|到期日|截止日期"),
    ("currency", "currency|币种|货币"),
];

/// What others call a column that tells rows apart and that we do not keep.
const APART: &str = "address|street|street address|full address|site|site address|location|city|province|postcode|zip|zip code|地址|详细地址|厂址|工厂地址|注册地址|城市|省份|邮编";

/// Why a column is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// It is most often so, and the table says nothing of it.
    Usual,
    /// What stands in it looks so.
    Content,
    /// Its name is much like ours.
    Alike,
    /// It is called so.
    Name,
    /// It was so when this source was read the last time.
    Remembered,
}

impl Ground {
    /// The last part of the catalogue's key for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Content => "content",
            Self::Alike => "alike",
            Self::Name => "name",
            Self::Remembered => "remembered",
        }
    }
}

/// A mapping to begin with, and why each column is as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggested {
    pub mapping: Mapping,
    pub grounds: BTreeMap<&'static str, Ground>,
}

/// What is seen of a table: its heading, and of each column some values that are not blank.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub heading: Vec<String>,
    pub samples: Vec<Vec<String>>,
}

/// Suggests where each of our columns comes from; no column of the table is suggested for two of ours.
pub fn suggest(kind: Kind, seen: &Seen, labels: &Labels, prefix: &str) -> Suggested {
    let mut mapping = Mapping { list_sign: list_sign(seen), prefix: prefix.to_owned(), ..Mapping::default() };
    mapping.day_order = day_signs(&seen.samples.concat()).order();
    let mut found: Vec<(u32, Ground, usize, &'static Column)> = Vec::new();
    for column in kind.columns() {
        for (at, heading) in seen.heading.iter().enumerate() {
            let samples = seen.samples.get(at).map(Vec::as_slice).unwrap_or_default();
            let scored = score(column, heading, samples, labels, &mapping);
            found.extend(scored.map(|(score, ground)| (score, ground, at, column)));
        }
    }
    found.sort_by_key(|(score, _, at, _)| (std::cmp::Reverse(*score), *at));
    let mut suggested = Suggested { mapping, grounds: BTreeMap::new() };
    let mut used: Vec<usize> = Vec::new();
    for (_, ground, at, column) in found {
        if !used.contains(&at) && !suggested.grounds.contains_key(column.name) {
            used.push(at);
            suggested.set(column.name, Source::Column(at), ground);
        }
    }
    suggested.fill_usual(kind);
    suggested.mapping.apart = apart(kind, &suggested.mapping, seen, &used);
    suggested
}

impl Suggested {
    fn set(&mut self, column: &'static str, source: Source, ground: Ground) {
        self.mapping.columns.insert(column.to_owned(), source);
        self.grounds.insert(column, ground);
    }

    /// What lists of suppliers leave out: codes of ours, and that they are suppliers.
    fn fill_usual(&mut self, kind: Kind) {
        let has = |column: &str| self.grounds.contains_key(column);
        let lacks_code = kind.columns().first().is_some_and(|column| column.name == "code") && !has("code");
        let lacks_kind = kind == Kind::Parties && !has("kind");
        if lacks_code {
            self.set("code", Source::Made, Ground::Usual);
        }
        if lacks_kind {
            self.set("kind", Source::Same("supplier".to_owned()), Ground::Usual);
        }
    }
}

/// How the days of a table say which number is the month.
pub fn day_signs(values: &[String]) -> OrderSigns {
    let mut signs = OrderSigns::default();
    for value in values {
        signs.add(value);
    }
    signs
}

/// The columns that tell rows apart: those that a required column or the country comes from, and addresses.
fn apart(kind: Kind, mapping: &Mapping, seen: &Seen, used: &[usize]) -> Vec<usize> {
    let counts = |column: &&Column| {
        let is_told = matches!(column.value, Value::Text | Value::Code | Value::Reference(_));
        (column.presence == Presence::Required && is_told)
            || column.value == Value::Country
            || column.name == "name_local"
    };
    let of = |column: &Column| match mapping.columns.get(column.name) {
        Some(Source::Column(at)) => Some(*at),
        _ => None,
    };
    let ours = kind.columns().iter().filter(counts).filter_map(of);
    let is_address = |at: &usize| {
        let heading = seen.heading.get(*at).map(|name| bare(name)).unwrap_or_default();
        !used.contains(at) && APART.split('|').any(|name| bare(name) == heading)
    };
    let mut all: Vec<usize> = ours.chain((0..seen.heading.len()).filter(is_address)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn score(
    column: &Column,
    heading: &str,
    samples: &[String],
    labels: &Labels,
    mapping: &Mapping,
) -> Option<(u32, Ground)> {
    let name = bare(heading);
    let others = NAMES.iter().find(|(ours, _)| *ours == column.name).map(|(_, others)| *others).unwrap_or_default();
    let own = labels.columns.get(column.name).map(Vec::as_slice).unwrap_or_default();
    let names = || std::iter::once(column.name).chain(own.iter().map(String::as_str)).chain(others.split('|'));
    let share = share(column, samples, labels, mapping);
    let called = if name.is_empty() {
        None
    } else if names().any(|one| bare(one) == name) {
        Some((90, Ground::Name))
    } else {
        names()
            .map(bare)
            .filter(|one| is_alike(one, &name))
            .map(|one| one.len().min(20))
            .max()
            .map(|length| (50 + u32::try_from(length).unwrap_or_default(), Ground::Alike))
    };
    match (called, share) {
        // What stands in it cannot be what its name says.
        (Some(_), Some(share)) if share < 20 => None,
        (Some((score, ground)), Some(share)) => Some((score + share / 10, ground)),
        (Some((score, ground)), None) => Some((score, ground)),
        (None, Some(share)) if share >= 80 && is_told_by_content(column) => Some((share / 2, Ground::Content)),
        (None, _) => None,
    }
}

/// One name holds the other, as `供应商名称（中文）` holds `供应商名称`.
fn is_alike(ours: &str, theirs: &str) -> bool {
    let long_enough = ours.chars().count() >= 4 || (!ours.is_ascii() && ours.chars().count() >= 2);
    long_enough && theirs.contains(ours)
}

fn is_told_by_content(column: &Column) -> bool {
    column.value == Value::Country || column.name == "email" || column.name == "registration_no"
}

/// How many of a hundred samples can be what the column holds; `None` where everything can.
fn share(column: &Column, samples: &[String], labels: &Labels, mapping: &Mapping) -> Option<u32> {
    let fits: &dyn Fn(&String) -> bool = match (column.value, column.name) {
        (_, "email") => &|text| text.contains('@') && !text.trim().contains(' '),
        (_, "registration_no") => &|text| is_registration(text),
        (
            Value::Country
            | Value::Countries
            | Value::Date
            | Value::When
            | Value::YesNo
            | Value::Whole { .. }
            | Value::Money { .. }
            | Value::Currency,
            _,
        ) => &|text| mapping.told(labels, column, text).is_ok(),
        _ => return None,
    };
    let filled = samples.iter().filter(|text| !text.trim().is_empty());
    let (all, fitting) = filled.fold((0_u32, 0_u32), |(all, fitting), text| (all + 1, fitting + u32::from(fits(text))));
    (all > 0).then(|| fitting * 100 / all)
}

/// Eighteen signs of a Chinese registration, or another number of some length.
fn is_registration(text: &str) -> bool {
    let signs = bare(text);
    let digits = signs.chars().filter(char::is_ascii_digit).count();
    signs.is_ascii() && (6..=22).contains(&signs.len()) && digits * 2 >= signs.len()
}

/// The sign that parts lists most likely: the first that stands in short pieces of some cells.
fn list_sign(seen: &Seen) -> Option<char> {
    let is_list = |sign: char| {
        let cells = seen.samples.iter().flatten().filter(|text| text.contains(sign));
        let lists = cells.filter(|text| text.split(sign).all(|piece| piece.trim().chars().count() <= 12));
        lists.count() > 0
    };
    LIST_SIGNS.into_iter().filter(|sign| !matches!(sign, ',' | '/')).find(|sign| is_list(*sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggested(kind: Kind, heading: &[&str], rows: &[&[&str]]) -> Suggested {
        let samples = |at: usize| rows.iter().map(|row| row[at].to_owned()).collect();
        let seen = Seen {
            heading: heading.iter().map(|name| (*name).to_owned()).collect(),
            samples: (0..heading.len()).map(samples).collect(),
        };
        suggest(kind, &seen, &Labels::default(), "X")
    }

    fn place(suggested: &Suggested, column: &str) -> Option<usize> {
        match suggested.mapping.columns.get(column) {
            Some(Source::Column(at)) => Some(*at),
            _ => None,
        }
    }

    #[test]
    fn a_list_of_suppliers_is_understood_in_english_and_chinese() {
        let english = suggested(Kind::Parties, &["country", "name", "address"], &[&["CHINA", "A Ltd", "1 Road"]]);
        assert_eq!((place(&english, "country"), place(&english, "name")), (Some(0), Some(1)));
        assert_eq!(english.mapping.columns.get("code"), Some(&Source::Made));
        assert_eq!(english.mapping.apart, [0, 1, 2]);
        let chinese = suggested(
            Kind::Parties,
            &["序号", "供应商名称", "统一社会信用代码", "国家", "供应商编码"],
            &[&["1", "北京模塑", "91310000MA1FL0XXXX", "中国", "V001"]],
        );
        let places = ["name", "registration_no", "country", "code"].map(|column| place(&chinese, column));
        assert_eq!(places, [Some(1), Some(2), Some(3), Some(4)]);
    }

    #[test]
    fn content_speaks_where_names_do_not_and_against_names_that_lie() {
        let found = suggested(Kind::Parties, &["Where", "Who"], &[&["Germany", "A GmbH"], &["Viet Nam", "B"]]);
        assert_eq!((place(&found, "country"), place(&found, "name")), (Some(0), None));
        let found = suggested(Kind::Parties, &["Company name", "Country"], &[&["A", "+49 30 1234"], &["B", "+84 2"]]);
        assert_eq!((place(&found, "name"), place(&found, "country")), (Some(0), None));
    }
}
