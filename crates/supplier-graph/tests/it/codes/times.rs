//! 34 to 38: the days on which a paper stands.

use super::{check, given};

#[test]
fn not_yet_effective_before_its_first_day() {
    check(&[
        given("agreements N1 effective_on=2022-07-01"),
        given("agreements N1 effective_on=2022-07-02").both("NOT_YET_EFFECTIVE"),
        given("agreements N1 effective_on=2022-07-02").on("2022-07-02").release("NOT_YET_EFFECTIVE"),
        given("agreements N1 effective_on=2022-07-05 executed_at=2022-07-05").both("NOT_YET_EFFECTIVE"),
        given("agreements N1 effective_on=2022-07-05 executed_at=").both("AGREEMENT_NOT_EXECUTED NOT_YET_EFFECTIVE"),
        given("agreements N1 effective_on=2022-07-02; waive NOT_YET_EFFECTIVE").warns("WAIVED(NOT_YET_EFFECTIVE, W-1)"),
    ]);
}

#[test]
fn suspended_on_the_days_of_the_suspension_at_release_only() {
    check(&[
        given("agreements N1 suspended=2022-07-01/2022-07-01").release("SUSPENDED"),
        given("agreements N1 suspended=2022-06-01/").release("SUSPENDED"),
        given("agreements N1 suspended=2022-06-01/2022-06-30"),
        given("agreements N1 suspended=2022-07-02/"),
        given("agreements N1 suspended=2022-06-01/ expires_on=2022-06-30")
            .release("SUSPENDED EXPIRED")
            .holding("EXPIRED"),
        given("agreements N1 suspended=2022-06-01/; waive SUSPENDED").warns("WAIVED(SUSPENDED, W-1)"),
    ]);
}

#[test]
fn terminated_after_its_last_day_and_the_days_of_return() {
    check(&[
        given("agreements N1 terminated_on=2022-07-01"),
        given("agreements N1 terminated_on=2022-07-01").on("2022-07-02").holding("TERMINATED"),
        given("agreements N1 terminated_on=2022-06-30").both("TERMINATED"),
        given("agreements N1 terminated_on=2022-06-30 return_days=1").release("TERMINATED"),
        given("agreements N1 terminated_on=2022-06-30 return_days=1").on("2022-07-02").both("TERMINATED"),
        given("agreements N1 terminated_on=2022-06-30 expires_on=2022-06-30").both("TERMINATED EXPIRED"),
    ]);
}

#[test]
fn expired_after_its_last_day_and_the_days_of_return() {
    check(&[
        given("agreements N1 expires_on=2022-07-01"),
        given("agreements N1 expires_on=2022-07-01").on("2022-07-02").holding("EXPIRED"),
        given("agreements N1 expires_on=2022-06-30").both("EXPIRED"),
        given("agreements N1 expires_on=2022-06-30 return_days=1").release("EXPIRED"),
        given("agreements N1 expires_on=2022-06-30 return_days=1").on("2022-07-02").both("EXPIRED"),
        given("agreements N1 expires_on=2022-06-30; waive EXPIRED").on("2022-07-31").warns("WAIVED(EXPIRED, W-1)"),
        given("agreements N1 expires_on=2022-06-30; waive EXPIRED").on("2022-08-01").holding("EXPIRED"),
        given("agreements N1 expires_on=2022-06-30 programmes=P-2; waive EXPIRED")
            .both("PROGRAMME_OUT_OF_SCOPE")
            .warns("WAIVED(EXPIRED, W-1)"),
    ]);
}

#[test]
fn retroactive_only_at_release_of_what_is_signed_later() {
    check(&[
        given("agreements N1 retroactive=yes executed_at=2022-07-02").release("RETROACTIVE_ONLY"),
        given("agreements N1 retroactive=yes executed_at=2022-07-01T10:00:01+08:00").release("RETROACTIVE_ONLY"),
        given("agreements N1 retroactive=yes executed_at=2022-07-01T10:00:00+08:00"),
        given("agreements N1 retroactive=yes executed_at=2022-07-01").warns("SAME_DAY_SIGNATURE"),
        given("agreements N1 retroactive=yes executed_at=2022-07-02 effective_on=2022-07-02").both("NOT_YET_EFFECTIVE"),
        given("agreements N1 retroactive=yes executed_at=2022-07-02 expires_on=2022-06-30")
            .release("EXPIRED RETROACTIVE_ONLY")
            .holding("EXPIRED"),
    ]);
}
