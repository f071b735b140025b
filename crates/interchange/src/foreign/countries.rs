//! Countries by the names that people write, in English and Chinese, as their two letters.

use std::collections::HashMap;
use std::sync::OnceLock;

use isocountry::CountryCode;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Names besides those of the standard, as they are compared.
const ALIASES: &[(&str, &str)] = &[
    ("AE", "uae|emirates"),
    ("BN", "brunei"),
    ("BO", "bolivia"),
    ("BA", "bosnia|bosnia herzegovina"),
    ("CD", "dr congo|drc|democratic republic of congo|congo kinshasa"),
    ("CG", "congo brazzaville|republic of congo"),
    ("CI", "ivory coast|cote divoire"),
    ("CN", "china|p r china|prchina|pr china|peoples republic of china|mainland china|china mainland|china prc|prc"),
    ("CV", "cape verde"),
    ("CZ", "czech republic|czech"),
    ("DE", "germany|deutschland|federal republic of germany"),
    ("ES", "espana"),
    ("FM", "micronesia"),
    ("GB", "uk|u k|united kingdom|great britain|britain|england|scotland|wales|northern ireland"),
    ("HK", "hong kong|hongkong|hong kong sar|hong kong china|hk sar"),
    ("IR", "iran"),
    ("IT", "italia"),
    ("KP", "north korea|dprk"),
    ("KR", "korea|south korea|republic of korea|korea south|s korea|rok"),
    ("LA", "laos|lao|lao pdr"),
    ("MD", "moldova"),
    ("MK", "macedonia|north macedonia|fyrom"),
    ("MM", "burma|myanmar"),
    ("MO", "macau|macao|macau sar|macao sar"),
    ("MX", "mexico"),
    ("NL", "netherlands|holland|the netherlands"),
    ("PS", "palestine"),
    ("RU", "russia"),
    ("SK", "slovakia|slovak republic"),
    ("SZ", "swaziland"),
    ("SY", "syria"),
    ("TL", "east timor"),
    ("TR", "turkey|turkiye"),
    ("TW", "taiwan|chinese taipei|taiwan roc|taiwan china|taiwan region"),
    ("TZ", "tanzania"),
    ("US", "usa|u s a|u s|america|united states|united states of america"),
    ("VA", "vatican"),
    ("VE", "venezuela"),
    ("VN", "vietnam|viet nam"),
];

/// Names in Chinese; a bar parts several of one country.
const CHINESE: &str = "AD安道尔 AE阿联酋|阿拉伯联合酋长国 AF阿富汗 AG安提瓜和巴布达 AL阿尔巴尼亚 AM亚美尼亚 AO安哥拉 AR阿根廷 AT奥地利 \
    AU澳大利亚|澳洲 AZ阿塞拜疆 BA波黑|波斯尼亚和黑塞哥维那 BB巴巴多斯 BD孟加拉|孟加拉国 BE比利时 BF布基纳法索 BG保加利亚 BH巴林 \
    BI布隆迪 BJ贝宁 BN文莱 BO玻利维亚 BR巴西 BS巴哈马 BT不丹 BW博茨瓦纳 BY白俄罗斯 BZ伯利兹 CA加拿大 CD刚果金|刚果民主共和国 \
    CF中非 CG刚果布|刚果共和国 CH瑞士 CI科特迪瓦|象牙海岸 CL智利 CM喀麦隆 CN中国|中华人民共和国|中国大陆|大陆|内地 CO哥伦比亚 \
    CR哥斯达黎加 CU古巴 CV佛得角 CY塞浦路斯 CZ捷克|捷克共和国 DE德国 DJ吉布提 DK丹麦 DO多米尼加|多米尼加共和国 DZ阿尔及利亚 \
    EC厄瓜多尔 EE爱沙尼亚 EG埃及 ER厄立特里亚 ES西班牙 ET埃塞俄比亚 FI芬兰 FJ斐济 FR法国 GA加蓬 GB英国|联合王国 GE格鲁吉亚 \
    GH加纳 GM冈比亚 GN几内亚 GQ赤道几内亚 GR希腊 GT危地马拉 GY圭亚那 HK香港|中国香港|香港特别行政区|中国香港特别行政区 HN洪都拉斯 \
    HR克罗地亚 HT海地 HU匈牙利 ID印度尼西亚|印尼 IE爱尔兰 IL以色列 IN印度 IQ伊拉克 IR伊朗 IS冰岛 IT意大利 JM牙买加 JO约旦 \
    JP日本 KE肯尼亚 KG吉尔吉斯斯坦 KH柬埔寨 KP朝鲜 KR韩国|大韩民国|南韩 KW科威特 KZ哈萨克斯坦 LA老挝 LB黎巴嫩 LI列支敦士登 \
    LK斯里兰卡 LR利比里亚 LS莱索托 LT立陶宛 LU卢森堡 LV拉脱维亚 LY利比亚 MA摩洛哥 MC摩纳哥 MD摩尔多瓦 ME黑山 MG马达加斯加 \
    MK北马其顿|马其顿 ML马里 MM缅甸 MN蒙古|蒙古国 MO澳门|中国澳门|澳门特别行政区 MR毛里塔尼亚 MT马耳他 MU毛里求斯 MV马尔代夫 \
    MW马拉维 MX墨西哥 MY马来西亚 MZ莫桑比克 NA纳米比亚 NE尼日尔 NG尼日利亚 NI尼加拉瓜 NL荷兰 NO挪威 NP尼泊尔 NZ新西兰 OM阿曼 \
    PA巴拿马 PE秘鲁 PG巴布亚新几内亚 PH菲律宾 PK巴基斯坦 PL波兰 PR波多黎各 PS巴勒斯坦 PT葡萄牙 PY巴拉圭 QA卡塔尔 RO罗马尼亚 \
    RS塞尔维亚 RU俄罗斯|俄国|俄罗斯联邦 RW卢旺达 SA沙特|沙特阿拉伯 SD苏丹 SE瑞典 SG新加坡 SI斯洛文尼亚 SK斯洛伐克 SL塞拉利昂 \
    SM圣马力诺 SN塞内加尔 SO索马里 SR苏里南 SS南苏丹 SV萨尔瓦多 SY叙利亚 SZ斯威士兰 TD乍得 TG多哥 TH泰国 TJ塔吉克斯坦 \
    TM土库曼斯坦 TN突尼斯 TR土耳其 TT特立尼达和多巴哥 TW台湾|中国台湾|台湾地区|台湾省|中国台湾省 TZ坦桑尼亚 UA乌克兰 UG乌干达 \
    US美国|美利坚合众国 UY乌拉圭 UZ乌兹别克斯坦 VA梵蒂冈 VE委内瑞拉 VN越南 YE也门 ZA南非 ZM赞比亚 ZW津巴布韦";

/// The two letters of the country that is meant, whatever its case and punctuation; `None` where no country has this name.
pub fn country(written: &str) -> Option<&'static str> {
    static KNOWN: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(known);
    let plain = plain(written);
    let without_article = plain.strip_prefix("the ").unwrap_or(&plain);
    known.get(without_article).copied()
}

fn known() -> HashMap<String, &'static str> {
    let mut known = HashMap::new();
    for one in CountryCode::iter() {
        let code = one.alpha2();
        let short = one.name().split(['(', '[', ',']).next().unwrap_or_default();
        for name in [code, one.alpha3(), one.name(), short] {
            known.entry(plain(name)).or_insert(code);
        }
    }
    let aliases = ALIASES.iter().flat_map(|(code, names)| names.split('|').map(move |name| (*code, name)));
    let chinese = CHINESE.split_whitespace().filter_map(|entry| entry.split_at_checked(2));
    let chinese = chinese.flat_map(|(code, names)| names.split('|').map(move |name| (code, name)));
    for (code, name) in aliases.chain(chinese) {
        known.insert(plain(name), code);
    }
    known
}

/// Letters and digits alone, in lower case and without accents, words one blank apart.
fn plain(text: &str) -> String {
    let letters = text.nfkd().filter(|sign| !is_combining_mark(*sign) && !matches!(sign, '\'' | '’'));
    let spaced: String = letters.map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
    spaced.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_however_they_are_written() {
        for (written, code) in [
            ("CHINA", "CN"),
            (" china ", "CN"),
            ("P.R. China", "CN"),
            ("People's Republic of China", "CN"),
            ("中国", "CN"),
            ("中国台湾", "TW"),
            ("Taiwan", "TW"),
            ("Hong Kong, China", "HK"),
            ("Viet Nam", "VN"),
            ("VIETNAM", "VN"),
            ("Korea", "KR"),
            ("Korea, Republic of", "KR"),
            ("Slovak Republic", "SK"),
            ("U.S.A.", "US"),
            ("usa", "US"),
            ("ＵＳＡ", "US"),
            ("The Netherlands", "NL"),
            ("Türkiye", "TR"),
            ("Côte d’Ivoire", "CI"),
            ("DEU", "DE"),
            ("de", "DE"),
            ("韩国", "KR"),
            ("United Kingdom", "GB"),
        ] {
            assert_eq!(country(written), Some(code), "{written}");
        }
        for written in ["", "Guangdong", "Chinaa", "X", "?"] {
            assert_eq!(country(written), None, "{written}");
        }
    }

    #[test]
    fn every_chinese_name_belongs_to_a_country_of_the_standard() {
        for entry in CHINESE.split_whitespace() {
            let (code, names) = entry.split_at(2);
            assert!(CountryCode::for_alpha2(code).is_ok(), "{entry}");
            assert!(
                names.split('|').all(|name| country(name) == Some(CountryCode::for_alpha2(code).unwrap().alpha2()))
            );
        }
    }
}
