//! Whether a request that changes something comes from our own pages.

use actix_web::http::header::{self, HeaderMap};

use crate::settings::Settings;

/// Decides by what browsers say of a request's origin; a browser that says nothing is refused.
pub(crate) fn is_own(settings: &Settings, headers: &HeaderMap) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let site = text(header::HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| site != "same-origin" && site != "none") {
        return false;
    }
    match (text(header::ORIGIN), &settings.public_origin) {
        (None, _) => site.is_some(),
        (Some(origin), Some(own)) => origin.eq_ignore_ascii_case(own.as_str()),
        (Some(origin), None) => text(header::HOST)
            .is_some_and(|host| is_loopback(host) && origin.eq_ignore_ascii_case(&format!("http://{host}"))),
    }
}

/// Whether a `Host` names this machine itself; other names may be anybody's who rebinds them.
pub(crate) fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Origin;

    fn own(public: Option<&str>, told: &[(&str, &str)]) -> bool {
        let settings =
            Settings { public_origin: public.map(|origin| Origin::parse(origin).unwrap()), ..Settings::default() };
        let headers = told
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), header::HeaderValue::from_str(value).unwrap()))
            .collect();
        is_own(&settings, &headers)
    }

    #[test]
    fn only_our_own_pages_may_send() {
        let house = Some("https://house.example");
        assert!(own(house, &[("origin", "https://house.example"), ("host", "inside:8080")]));
        assert!(own(house, &[("origin", "https://house.example"), ("sec-fetch-site", "same-origin")]));
        assert!(own(house, &[("sec-fetch-site", "same-origin")]));
        assert!(!own(house, &[("origin", "https://evil.example"), ("host", "house.example")]));
        assert!(!own(house, &[("origin", "http://house.example")]));
        assert!(!own(house, &[("origin", "https://house.example"), ("sec-fetch-site", "cross-site")]));
        assert!(!own(house, &[("sec-fetch-site", "same-site")]));
        assert!(!own(house, &[("origin", "null"), ("sec-fetch-site", "same-origin")]));
        assert!(!own(house, &[]));
    }

    #[test]
    fn without_a_public_origin_only_this_machine_counts() {
        assert!(own(None, &[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]));
        assert!(own(None, &[("origin", "http://localhost:8080"), ("host", "localhost:8080")]));
        assert!(own(None, &[("origin", "http://[::1]:8080"), ("host", "[::1]:8080")]));
        assert!(!own(None, &[("origin", "http://rebound.example:8080"), ("host", "rebound.example:8080")]));
        assert!(!own(None, &[("origin", "http://localhost:9090"), ("host", "localhost:8080")]));
    }
}
