package bd.somoyshima.fact;

import bd.somoyshima.charter.ServiceCode;
import bd.somoyshima.deadline.WaitingFor;
import bd.somoyshima.fact.CaseFact.Authority;
import bd.somoyshima.fact.CaseFact.ComplaintAppealed;
import bd.somoyshima.fact.CaseFact.ComplaintInvestigationOrdered;
import bd.somoyshima.fact.CaseFact.ComplaintLodged;
import bd.somoyshima.fact.CaseFact.ComplaintReopened;
import bd.somoyshima.fact.CaseFact.ComplaintResolved;
import bd.somoyshima.fact.CaseFact.ComplaintTransferred;
import bd.somoyshima.fact.CaseFact.FactCorrected;
import bd.somoyshima.fact.CaseFact.FactVoided;
import bd.somoyshima.fact.CaseFact.RejectionGround;
import bd.somoyshima.fact.CaseFact.RequestClockStarted;
import bd.somoyshima.fact.CaseFact.RequestDateAgreed;
import bd.somoyshima.fact.CaseFact.RequestDelivered;
import bd.somoyshima.fact.CaseFact.RequestExtended;
import bd.somoyshima.fact.CaseFact.RequestPaused;
import bd.somoyshima.fact.CaseFact.RequestReceived;
import bd.somoyshima.fact.CaseFact.RequestRejected;
import bd.somoyshima.fact.CaseFact.RequestReopened;
import bd.somoyshima.fact.CaseFact.RequestResumed;
import bd.somoyshima.fact.CaseFact.RequestTransferred;
import bd.somoyshima.fact.CaseFact.RequestWithdrawn;
import bd.somoyshima.fact.CaseFact.TransferredFrom;
import bd.somoyshima.limit.ClockStart;
import bd.somoyshima.office.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Facts of one case for tests; times are local times of Dhaka. */
public final class Facts {

    public static final String SOURCE = "urn:test:ict-manikganj-sadar";
    public static final OfficeId OFFICE = new OfficeId("ict-manikganj-sadar");
    public static final OfficeId OTHER_OFFICE = new OfficeId("ict-haluaghat");
    public static final String CASE = "MS-1";

    private Facts() {}

    public static Instant at(String dhaka) {
        return LocalDateTime.parse(dhaka).toInstant(ZoneOffset.ofHours(6));
    }

    /**
     * A header.
     *
     * @param at a local time, or a date if only the day is known
     */
    public static FactHeader header(String id, String at) {
        boolean dayOnly = at.length() == "2026-01-07".length();
        return new FactHeader(SOURCE, id, at(dayOnly ? at + "T12:00" : at), false, dayOnly);
    }

    public static CaseFact received(String id, String at, String service) {
        return new RequestReceived(
                header(id, at), OFFICE, CASE, new ServiceCode(service), null, null);
    }

    public static CaseFact paused(String id, String at) {
        return new RequestPaused(header(id, at), OFFICE, CASE, WaitingFor.APPLICANT);
    }

    public static CaseFact resumed(String id, String at) {
        return new RequestResumed(header(id, at), OFFICE, CASE);
    }

    public static CaseFact agreed(String id, String at, String on) {
        return new RequestDateAgreed(header(id, at), OFFICE, CASE, LocalDate.parse(on));
    }

    public static CaseFact delivered(String id, String at) {
        return new RequestDelivered(header(id, at), OFFICE, CASE);
    }

    public static CaseFact rejected(String id, String at) {
        return new RequestRejected(header(id, at), OFFICE, CASE, RejectionGround.INCOMPLETE);
    }

    public static CaseFact withdrawn(String id, String at) {
        return new RequestWithdrawn(header(id, at), OFFICE, CASE);
    }

    public static CaseFact extended(String id, String at, String to) {
        return new RequestExtended(
                header(id, at),
                OFFICE,
                CASE,
                LocalDate.parse(to),
                Authority.DEPARTMENT,
                "56.04-12");
    }

    public static CaseFact transferred(String id, String at) {
        return new RequestTransferred(header(id, at), OFFICE, CASE, OTHER_OFFICE);
    }

    public static CaseFact reopened(String id, String at) {
        return new RequestReopened(header(id, at), OFFICE, CASE);
    }

    public static CaseFact clockStarted(String id, String at, ClockStart event) {
        return new RequestClockStarted(header(id, at), OFFICE, CASE, event);
    }

    /** A request for a variant of a service. */
    public static CaseFact receivedVariant(
            String id, String at, String service, @Nullable String variant) {
        return new RequestReceived(
                header(id, at), OFFICE, CASE, new ServiceCode(service), null, null, variant);
    }

    /** A request that came from another office, which had received it before. */
    public static CaseFact takenOver(String id, String at, String service, String firstReceived) {
        return new RequestReceived(
                header(id, at),
                OFFICE,
                CASE,
                new ServiceCode(service),
                null,
                new TransferredFrom(OTHER_OFFICE, "HG-9", at(firstReceived)));
    }

    public static CaseFact lodged(String id, String at) {
        return new ComplaintLodged(header(id, at), OFFICE, CASE, null, null, null);
    }

    public static CaseFact appealed(String id, String at) {
        return new ComplaintAppealed(header(id, at), OFFICE, CASE);
    }

    public static CaseFact resolved(String id, String at) {
        return new ComplaintResolved(header(id, at), OFFICE, CASE);
    }

    public static CaseFact investigationOrdered(String id, String at) {
        return new ComplaintInvestigationOrdered(header(id, at), OFFICE, CASE);
    }

    public static CaseFact complaintTransferred(String id, String at) {
        return new ComplaintTransferred(header(id, at), OFFICE, CASE, OTHER_OFFICE);
    }

    public static CaseFact complaintReopened(String id, String at) {
        return new ComplaintReopened(header(id, at), OFFICE, CASE);
    }

    /** A complaint that came from another office, where it had been lodged before. */
    public static CaseFact lodgedElsewhereFirst(String id, String at, String firstLodged) {
        return new ComplaintLodged(
                header(id, at),
                OFFICE,
                CASE,
                null,
                null,
                new TransferredFrom(OTHER_OFFICE, "HG-9", at(firstLodged)));
    }

    public static CaseFact corrected(String id, String at, CaseFact replacement) {
        return new FactCorrected(
                header(id, at), OFFICE, CASE, replacement.header().key(), replacement);
    }

    public static CaseFact voided(String id, String at, String voidedId) {
        return new FactVoided(header(id, at), OFFICE, CASE, new FactKey(SOURCE, voidedId));
    }
}
