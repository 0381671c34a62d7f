package bd.somoyshima.deadline;

/** For whom an office waits while the clock may stand still. */
public enum WaitingFor {
    /** For the applicant: a missing paper, an unpaid fee, a missed appointment. */
    APPLICANT("waiting for the applicant", "আবেদনকারীর অপেক্ষায়"),
    /** For another authority: a report, an approval. */
    OTHER_AUTHORITY("waiting for another authority", "অন্য কর্তৃপক্ষের অপেক্ষায়");

    private final String en;
    private final String bn;

    WaitingFor(String en, String bn) {
        this.en = en;
        this.bn = bn;
    }

    /** For whom, in English. */
    public String en() {
        return en;
    }

    /** For whom, in Bangla. */
    public String bn() {
        return bn;
    }
}
