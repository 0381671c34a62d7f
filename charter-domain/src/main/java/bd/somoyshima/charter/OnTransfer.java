package bd.somoyshima.charter;

/** What becomes of the clock when a case comes from another office. */
public enum OnTransfer {
    /** Days are counted from the receipt at the first office: the citizen's clock runs on. */
    CLOCK_CONTINUES,
    /** Days are counted from the receipt at this office. */
    CLOCK_RESTARTS
}
