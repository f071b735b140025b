//! Two commands of chromedriver beyond the standard: the console's log, and the browser's own protocol.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// The two lines in which htmx says that a search was still under way when the reader left the page: nothing is amiss.
const LEFT_BEHIND: [&str; 2] = ["htmx:sendAbort", "htmx:afterRequest"];

/// What the console has said since the last question; severe entries alone.
pub(crate) async fn console_errors(client: &Client) -> Vec<String> {
    let asked = Extension { path: "se/log", body: json!({ "type": "browser" }) };
    let entries = client.issue_cmd(asked).await.expect("the browser keeps its console's log");
    let severe = entries.as_array().into_iter().flatten().filter(|entry| entry["level"] == "SEVERE");
    let said = severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned());
    said.filter(|message| !LEFT_BEHIND.iter().any(|line| message.contains(line))).collect()
}

/// Gives one command of the browser's own protocol.
pub(crate) async fn tell(client: &Client, command: &str, parameters: Value) {
    let body = json!({ "cmd": command, "params": parameters });
    client.issue_cmd(Extension { path: "goog/cdp/execute", body }).await.expect("the browser knows the command");
}
