package bd.somoyshima.fact;

import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.deadline.WaitingFor;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.office.OfficeId;
import java.time.Instant;
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
            case RequestExtended f -> Subject.SERVICE_REQUEST;
            case RequestTransferred f -> Subject.SERVICE_REQUEST;
            case RequestReopened f -> Subject.SERVICE_REQUEST;
            case RequestClockStarted f -> Subject.SERVICE_REQUEST;
            case ComplaintLodged f -> Subject.COMPLAINT;
            case ComplaintInvestigationOrdered f -> Subject.COMPLAINT;
            case ComplaintTransferred f -> Subject.COMPLAINT;
            case ComplaintReopened f -> Subject.COMPLAINT;
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
     * @param transferredFrom where it came from, or null if the applicant brought it here
     * @param variant the code of the variant of the service, where the charter gives it several
     *     limits; null if it has one
     */
    record RequestReceived(
            FactHeader header,
            OfficeId office,
            String caseNo,
            ServiceCode service,
            @Nullable String applicant,
            @Nullable TransferredFrom transferredFrom,
            @Nullable String variant)
            implements CaseFact {

        /** A request for a service with one limit. */
        public RequestReceived(
                FactHeader header,
                OfficeId office,
                String caseNo,
                ServiceCode service,
                @Nullable String applicant,
                @Nullable TransferredFrom transferredFrom) {
            this(header, office, caseNo, service, applicant, transferredFrom, null);
        }
    }

    /**
     * Where a case was before.
     *
     * @param office the office that passed it on
     * @param caseNo that office's number of it
     * @param receivedAt when the first office received it: the citizen's clock runs from then
     */
    record TransferredFrom(OfficeId office, String caseNo, Instant receivedAt) {}

    /** The office began to wait for the applicant or another authority. */
    record RequestPaused(FactHeader header, OfficeId office, String caseNo, WaitingFor waitingFor)
            implements CaseFact {}

    /** What the office waited for arrived. */
    record RequestResumed(FactHeader header, OfficeId office, String caseNo) implements CaseFact {}

    /**
     * Another date was agreed with the applicant.
     *
     * @param agreedOn the last local date in time
     * @param agreedAt the last moment in time, inclusive, on that date; null if no hour was agreed
     */
    record RequestDateAgreed(
            FactHeader header,
            OfficeId office,
            String caseNo,
            LocalDate agreedOn,
            @Nullable Instant agreedAt)
            implements CaseFact {

        /** An agreement on a day. */
        public RequestDateAgreed(
                FactHeader header, OfficeId office, String caseNo, LocalDate agreedOn) {
            this(header, office, caseNo, agreedOn, null);
        }
    }

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
     * An authority above the office allowed a later date.
     *
     * @param extendedTo the last local date in time
     * @param orderNo the number of its order, or null
     */
    record RequestExtended(
            FactHeader header,
            OfficeId office,
            String caseNo,
            LocalDate extendedTo,
            Authority authority,
            @Nullable String orderNo)
            implements CaseFact {}

    /** The request was passed on to the office that has to deal with it. */
    record RequestTransferred(FactHeader header, OfficeId office, String caseNo, OfficeId toOffice)
            implements CaseFact {}

    /** The request was closed by mistake or not for good: it is open again. */
    record RequestReopened(FactHeader header, OfficeId office, String caseNo) implements CaseFact {}

    /**
     * The event happened from which the charter counts the limit, where that is not the receipt.
     *
     * @param event which one, as the charter's service names it
     */
    record RequestClockStarted(FactHeader header, OfficeId office, String caseNo, ClockStart event)
            implements CaseFact {}

    /**
     * A complaint was lodged with the first tier.
     *
     * @param service the service it is about, or null
     * @param complainant an opaque keyed reference, or null for an anonymous complaint
     * @param transferredFrom where it came from, or null if it was lodged here first
     */
    record ComplaintLodged(
            FactHeader header,
            OfficeId office,
            String caseNo,
            @Nullable ServiceCode service,
            @Nullable String complainant,
            @Nullable TransferredFrom transferredFrom)
            implements CaseFact {}

    /** The tier that has the complaint ordered an investigation, for which it gets more time. */
    record ComplaintInvestigationOrdered(FactHeader header, OfficeId office, String caseNo)
            implements CaseFact {}

    /** The complaint went to the next tier. */
    record ComplaintAppealed(FactHeader header, OfficeId office, String caseNo)
            implements CaseFact {}

    /** The tier that had the complaint disposed of it. */
    record ComplaintResolved(FactHeader header, OfficeId office, String caseNo)
            implements CaseFact {}

    /** The complaint was passed on to the office it concerns. */
    record ComplaintTransferred(
            FactHeader header, OfficeId office, String caseNo, OfficeId toOffice)
            implements CaseFact {}

    /** The tier that disposed of the complaint took it up again. */
    record ComplaintReopened(FactHeader header, OfficeId office, String caseNo)
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

    /** Who may allow a later date. */
    enum Authority {
        DISTRICT_OFFICE,
        DEPARTMENT,
        MINISTRY,
        COURT
    }

    /** Why a request was disposed of without the service. */
    enum RejectionGround {
        NOT_ELIGIBLE,
        INCOMPLETE,
        NOT_THIS_OFFICE,
        OTHER
    }
}
