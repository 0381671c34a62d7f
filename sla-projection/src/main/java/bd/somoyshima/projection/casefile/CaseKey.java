package bd.somoyshima.projection.casefile;

/** Which case. */
public record CaseKey(String office, String caseNo) {

    static CaseKey of(CaseRow row) {
        return new CaseKey(row.office().value(), row.caseNo());
    }
}
