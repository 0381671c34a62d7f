package bd.somoyshima.fact;

import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.office.OfficeId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A fact about one case: a service request or a complaint. */
public sealed interface CaseFact extends Fact {

    OfficeId office();

    /** The office's own number of the case, unique within the office. */
    String caseNo();

    /** Whether it speaks of a service request, a complaint, or (a correction) of either. */
    default Subject subject() {
        return switch (this) {
            case RequestReceived f -> Subject.SERVICE_REQUEST;
            case RequestPaused f -> Subject.SERVICE_REQUEST;
            case RequestResumed f -> Subject.SERVICE_REQUEST;
            case RequestDateAgreed f -> Subject.SERVICE_REQUEST;
            case RequestDelivered f -> Subject.SERVICE_REQUEST;
            case RequestRejected f -> Subject.SERVICE_REQUEST;
            case RequestWithdrawn f -> Subject.SERVICE_REQUEST;
            case ComplaintLodged f -> Subject.COMPLAINT;
            case ComplaintAppealed f -> Subject.COMPLAINT;
            case ComplaintResolved f -> Subject.COMPLAINT;
            case FactCorrected f -> Subject.EITHER;
            case FactVoided f -> Subject.EITHER;
        };
    }

    enum Subject {
        SERVICE_REQUEST,
        COMPLAINT,
        EITHER
    }

    /**
     * A request for a service was received.
     *
     * @param applicant an opaque keyed reference, or null; never a name or number of a person
     */
    record RequestReceived(
            FactHeader header,
            OfficeId office,
            String caseNo,
            ServiceCode service,
            @Nullable String applicant)
            implements CaseFact {}

    /** The office began to wait for the applicant or another authority. */
    record RequestPaused(FactHeader header, OfficeId office, String caseNo, WaitingFor waitingFor)
            implements CaseFact {}

    /** What the office waited for arrived. */
    record RequestResumed(FactHeader header, OfficeId office, String caseNo) implements CaseFact {}

    /**
     * Another date was agreed with the applicant.
     *
     * @param agreedOn the last local date in time
     */
    record RequestDateAgreed(FactHeader header, OfficeId office, String caseNo, LocalDate agreedOn)
            implements CaseFact {}

    /** The service was given. */
    record RequestDelivered(FactHeader header, OfficeId office, String caseNo)
            implements CaseFact {}

    /** The office disposed of the request without giving the service. */
    record RequestRejected(
            FactHeader header, OfficeId office, String caseNo, RejectionGround ground)
            implements CaseFact {}

    /** The applicant took the request back. */
    record RequestWithdrawn(FactHeader header, OfficeId office, String caseNo)
            implements CaseFact {}

    /**
     * A complaint was lodged with the first tier.
     *
     * @param service the service it is about, or null
     * @param complainant an opaque keyed reference, or null for an anonymous complaint
     */
    record ComplaintLodged(
            FactHeader header,
            OfficeId office,
            String caseNo,
            @Nullable ServiceCode service,
            @Nullable String complainant)
            implements CaseFact {}

    /** The complaint went to the next tier. */
    record ComplaintAppealed(FactHeader header, OfficeId office, String caseNo)
            implements CaseFact {}

    /** The tier that had the complaint disposed of it. */
    record ComplaintResolved(FactHeader header, OfficeId office, String caseNo)
            implements CaseFact {}

    /**
     * An earlier fact of the same case was wrong; this is what it should have said.
     *
     * @param corrects the key of the wrong fact
     * @param replacement the whole fact as it should have been, under the key of the wrong one
     */
    record FactCorrected(
            FactHeader header,
            OfficeId office,
            String caseNo,
            FactKey corrects,
            CaseFact replacement)
            implements CaseFact {}

    /** An earlier fact of the same case never happened. */
    record FactVoided(FactHeader header, OfficeId office, String caseNo, FactKey voids)
            implements CaseFact {}

    /** Why the clock may stand still. */
    enum WaitingFor {
        APPLICANT,
        OTHER_AUTHORITY
    }

    /** Why a request was disposed of without the service. */
    enum RejectionGround {
        NOT_ELIGIBLE,
        INCOMPLETE,
        NOT_THIS_OFFICE,
        OTHER
    }
}
