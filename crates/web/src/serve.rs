//! Listens, serves, and stops gracefully: requests under way are answered first.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use actix_web::{HttpServer, web};
use thiserror::Error;

use crate::house::House;
use crate::outbox::Worker;
use crate::routes;

/// How long requests under way may take after the signal to stop.
const FAREWELL_SECONDS: u64 = 20;

/// Why the house does not serve.
#[derive(Debug, Error)]
pub enum ServeError {
    #[error("{0} reaches beyond this machine, so browsers must be told where the house is: set --public-origin")]
    OriginMissing(SocketAddr),
    #[error("listening failed")]
    Listen(#[from] io::Error),
}

/// Runs `future` in the runtime that `serve` needs, until it is done.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    actix_web::rt::System::new().block_on(future)
}

/// Binds `address`, tells `ready` the bound one (port 0 picks a free one), and serves until told to stop.
///
/// # Errors
/// `OriginMissing` for an address beyond this machine without a public origin; `Listen` when it cannot be bound.
pub async fn serve(house: House, address: SocketAddr, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    if !address.ip().is_loopback() && house.settings.public_origin.is_none() {
        return Err(ServeError::OriginMissing(address));
    }
    let listener = TcpListener::bind(address)?;
    let bound = listener.local_addr()?;
    let kept = house.clone();
    let house = web::Data::new(house);
    let server = HttpServer::new(move || routes::app(house.clone()))
        .tcp_nodelay(true)
        .shutdown_timeout(FAREWELL_SECONDS)
        .shutdown_signal(told_to_stop())
        .listen(listener)?
        .run();
    ready(bound);
    let warmed = kept.clone();
    let warming = actix_web::rt::spawn(async move {
        if let Err(error) = warmed.index.warm(&warmed.db).await {
            tracing::warn!(%error, "the first to ask for an audit will wait for what is known to be read");
        }
    });
    let worker = Worker::start(kept.clone());
    let outcome = server.await;
    worker.stop(Duration::from_secs(FAREWELL_SECONDS)).await;
    warming.abort();
    outcome?;
    if let Err(error) = kept.settle().await {
        tracing::warn!(%error, "what people opened last was not written down");
    }
    if let Err(error) = kept.db.close().await {
        tracing::warn!(%error, "the database was not closed in order");
    }
    Ok(())
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => {
                tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
            }
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
