package bd.somoyshima.projection.casefile;

/** Which case. Ordered by office, then by number. */
public record CaseKey(String office, String caseNo) implements Comparable<CaseKey> {

    @Override
    public int compareTo(CaseKey other) {
        int byOffice = office.compareTo(other.office);
        return byOffice != 0 ? byOffice : caseNo.compareTo(other.caseNo);
    }
}
