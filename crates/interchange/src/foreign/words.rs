//! Words of other houses for what our columns can choose from, in English and Chinese.

use domain::facts::Words;

use super::clean::bare;

/// Our word, and what others write for it.
const OTHERS: &[(&str, &str)] = &[
    (
        "supplier",
        "vendor|factory|plant|producer|subcontractor|sub-supplier|tier 1|tier 2|tier one|tier two|供方|供货商|厂家|工厂|厂商|分包商|一级供应商|二级供应商|配套厂",
    ),
    ("manufacturer", "oem|carmaker|car maker|vehicle manufacturer|customer|buyer|主机厂|整车厂|整车企业|客户"),
    ("media", "press|journalist|magazine|newspaper|kol|blogger|媒体机构|新闻媒体|自媒体|记者"),
    ("agency", "advertising agency|pr agency|ad agency|公关公司|广告公司|代理公司|代理商"),
    ("carrier", "forwarder|freight forwarder|logistics|logistics provider|shipper|物流|物流公司|货代|快递"),
    ("outsider", "third party|external|外部人员|外部单位"),
    ("other", "others|misc|miscellaneous|n/a|其它"),
    ("watch", "watchlist|watch list|on watch|under observation|monitored|观察名单|重点关注"),
    ("suspended", "on hold|blocked temporarily|inactive|暂停|停用|冻结"),
    ("barred", "blacklisted|blacklist|blocked|banned|terminated|拉黑|黑名单|禁用|淘汰"),
    ("declared", "self declared|reported|申报|自报"),
    ("confirmed", "verified|approved|active|已核实|已确认|有效"),
    ("inferred", "assumed|suspected|estimated|推测|推定"),
    ("public", "open|unclassified|公开级"),
    ("internal", "internal use|internal use only|restricted|内部使用|内部资料"),
    ("confidential", "nda|confidentiality|保密级"),
    ("strictly_confidential", "strictly confidential|highly confidential|most confidential|严格保密级"),
    ("drawing", "2d|2d drawing|cad drawing|blueprint|图纸|二维图"),
    ("specification", "spec|specs|standard|技术规范|规格书|技术要求|标准"),
    ("photo", "picture|image|照片|图片"),
    ("model", "3d|3d model|cad|cad model|digital mock-up|数模|三维数模|模型"),
    ("sample", "samples|样件|样品"),
    ("mould", "mold|tool|tooling|die|模具|工装"),
    ("vehicle", "car|prototype|prototype car|样车|整车"),
    ("contract", "agreement|合同"),
    ("data_set", "data|dataset|数据"),
    ("software", "code|source code|软件|代码"),
    ("process", "process document|工艺|工艺文件"),
    ("portal", "web|platform|系统|平台|门户"),
    ("email", "mail|e mail|邮件|电子邮件|邮箱"),
    ("courier", "post|by hand|parcel|快递|邮寄"),
    ("meeting", "in person|face to face|会议|当面"),
    ("transfer", "ftp|sftp|file transfer|usb|文件传输|网盘"),
    ("messenger", "wechat|whatsapp|微信|即时通讯"),
    ("open", "ongoing|in progress|running|进行中"),
    ("closed", "done|finished|completed|已完成|已关闭|结束"),
    ("draft", "草稿|拟稿|起草中"),
    ("signed", "executed|in force|active|effective|valid|已签署|已签|生效|有效"),
    ("expired", "lapsed|已过期|到期"),
    ("terminated", "cancelled|canceled|ended|已终止|已解除|作废"),
];

const YES: &str = "yes|y|true|1|x|✓|√|✔|是|有|对|已|需要";
const NO: &str = "no|n|false|0|-|✗|×|✘|否|无|没有|不|未|不需要";

const CURRENCIES: &[(&str, &str)] = &[
    ("CNY", "rmb|¥|￥|yuan|renminbi|人民币|元|人民币元"),
    ("USD", "$|us$|usd$|us dollar|dollar|美元|美金"),
    ("EUR", "€|euro|欧元"),
    ("JPY", "yen|日元|円"),
    ("GBP", "£|pound|英镑"),
    ("HKD", "hk$|港币|港元"),
    ("KRW", "₩|won|韩元"),
];

/// The choice that is meant by another house's word, as far as it is known; `labels` are the words of our own pages.
pub(super) fn choice(choices: Words, labels: &[(&'static str, String)], written: &str) -> Option<&'static str> {
    let bare_word = bare(written);
    if bare_word.is_empty() {
        return None;
    }
    let own = choices.iter().find(|choice| bare(choice) == bare_word).copied();
    let label = || labels.iter().find(|(_, label)| bare(label) == bare_word).map(|(choice, _)| *choice);
    let other = || {
        let of = |choice: &&&'static str| {
            OTHERS.iter().any(|(ours, others)| ours == *choice && says(others, written, &bare_word))
        };
        choices.iter().find(of).copied()
    };
    own.or_else(label).or_else(other)
}

/// `yes` or `no`, as far as it is clear which is meant.
pub(super) fn yes_or_no(written: &str) -> Option<&'static str> {
    let bare_word = bare(written);
    match () {
        () if says(YES, written, &bare_word) => Some("yes"),
        () if says(NO, written, &bare_word) => Some("no"),
        () => None,
    }
}

/// The three letters of a currency.
pub(super) fn currency(written: &str) -> Option<String> {
    let text = written.trim();
    let is_code = text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_alphabetic());
    let bare_word = bare(text);
    let known =
        CURRENCIES.iter().find(|(_, others)| says(others, text, &bare_word)).map(|(code, _)| (*code).to_owned());
    known.or_else(|| is_code.then(|| text.to_ascii_uppercase()))
}

fn says(others: &str, written: &str, bare_word: &str) -> bool {
    let is_it = |other: &str| other == written.trim() || (!bare_word.is_empty() && bare(other) == bare_word);
    others.split('|').any(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: Words = &["manufacturer", "supplier", "other"];

    #[test]
    fn a_word_of_another_house_is_understood_where_it_is_known() {
        let labels = [("supplier", "供应商".to_owned()), ("manufacturer", "主机厂".to_owned())];
        for (written, ours) in [
            ("Supplier", Some("supplier")),
            ("VENDOR", Some("supplier")),
            ("供应商", Some("supplier")),
            ("整车厂", Some("manufacturer")),
            ("Tier-2", Some("supplier")),
            ("friend", None),
            ("", None),
        ] {
            assert_eq!(choice(KINDS, &labels, written), ours, "{written}");
        }
        assert_eq!(
            (yes_or_no("是"), yes_or_no("N"), yes_or_no("√"), yes_or_no("-")),
            (Some("yes"), Some("no"), Some("yes"), Some("no"))
        );
        assert_eq!(yes_or_no("perhaps"), None);
        assert_eq!(
            (currency("rmb").as_deref(), currency("￥").as_deref(), currency("eur").as_deref()),
            (Some("CNY"), Some("CNY"), Some("EUR"))
        );
    }
}
