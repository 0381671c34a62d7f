package bd.somoyshima.problem;

import java.util.Locale;

/** Why a whole request was not answered as asked: the types of problem details (RFC 9457). */
public enum ProblemType {
    UNREADABLE_BODY(
            400,
            "The body cannot be read",
            "অনুরোধের মূল অংশ পড়া যায়নি",
            "It is not JSON or CSV in UTF-8, or is cut off.",
            "Send UTF-8; the detail says where reading stopped. What came is in quarantine."),
    MALFORMED_REQUEST(
            400,
            "The request cannot be read",
            "অনুরোধটি পড়া যায়নি",
            "Its address or its headers are not what HTTP allows, or longer than the web server takes.",
            "Write letters and digits as they are in the address and everything else as %xx of UTF-8; send fewer headers."),
    WRONG_PARAMETER(
            400,
            "A parameter is wrong",
            "একটি প্যারামিটার ভুল",
            "A parameter is missing, unknown, or has a value it does not take.",
            "The detail names the parameter, its value and what would be right."),
    UNAUTHENTICATED(
            401,
            "Who is asking is not known",
            "পরিচয় নিশ্চিত করা যায়নি",
            "The request has no token, or one that has expired, was revoked or is not ours.",
            "Fetch a token from /oauth2/token with the client's name and secret and send it as \"Authorization: Bearer …\"."),
    FORBIDDEN(
            403,
            "This is not permitted",
            "এর অনুমতি নেই",
            "The token lacks the permission, or asks about an office or place beyond its reach.",
            "Use a client that has the permission and the reach. The refusal is in the audit log."),
    NOT_FOUND(
            404,
            "There is no such thing",
            "এমন কিছু নেই",
            "The address, the case or the entry does not exist.",
            "Check the address; /api-docs.html lists them."),
    WRONG_METHOD(
            405,
            "The address does not take this method",
            "এই ঠিকানায় এ পদ্ধতি চলে না",
            "For instance GET where POST is meant.",
            "See /api-docs.html."),
    NOT_ACCEPTABLE(
            406,
            "The answer cannot be given in this form",
            "এই আকারে উত্তর দেওয়া যায় না",
            "The Accept header asks for a form the address does not give.",
            "Leave Accept out, or see /api-docs.html."),
    TOO_SLOW(
            408,
            "The body comes too slowly",
            "অনুরোধের মূল অংশ খুব ধীরে আসছে",
            "Fewer bytes came than the least that is expected, or none for a while. Nothing of it was taken.",
            "Send the body without pauses; where the line is slow, send fewer facts at a time."),
    CONFLICT(
            409,
            "It contradicts what is there",
            "আগের তথ্যের সঙ্গে বিরোধ",
            "What is asked for has been done otherwise before.",
            "The detail says what is there."),
    TOO_LARGE(
            413,
            "The request is too large",
            "অনুরোধটি অতিরিক্ত বড়",
            "It has more bytes or facts than a request may have. Nothing of it was taken.",
            "Send the facts in several requests, or as a stream (application/x-ndjson, text/csv)."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The content type is not taken",
            "এ ধরনের বিষয়বস্তু গ্রহণ করা হয় না",
            "Content-Type is missing or another than the address takes.",
            "The detail names those it takes."),
    REJECTED(
            422,
            "The fact would be rejected",
            "তথ্যটি গ্রহণযোগ্য নয়",
            "What was sent is readable, but not right.",
            "problems names each field, its value and what would be right."),
    UNANSWERABLE(
            422,
            "The request makes no sense as a whole",
            "অনুরোধটি সামগ্রিকভাবে অর্থপূর্ণ নয়",
            "Each value is allowed, but not together with the others, or not now.",
            "The detail names the values and what would be right."),
    UNREADABLE_DOCUMENT(
            422,
            "The document cannot be read",
            "নথিটি পড়া যায়নি",
            "It came whole, but is not the text, page, spreadsheet or list that is wanted, or is damaged.",
            "The detail says what was found; save it again as it says."),
    RATE_LIMITED(
            429,
            "Too many requests",
            "অতিরিক্ত অনুরোধ",
            "The client has sent more than its share. Nothing of the request was taken.",
            "Wait as many seconds as Retry-After says and send again."),
    OVERLOADED(
            429,
            "The gateway is busy",
            "ব্যবস্থাটি এখন ব্যস্ত",
            "More facts are waiting than may wait. Facts of the request may have been stored; sending them again is safe.",
            "Wait as many seconds as Retry-After says and send the same again."),
    INTERNAL_ERROR(
            500,
            "Something went wrong here",
            "অভ্যন্তরীণ ত্রুটি",
            "A fault of this program. It is in its log.",
            "Tell the administrator when it happened; sending again is safe."),
    STORAGE_UNAVAILABLE(
            503,
            "The event log cannot be written",
            "তথ্যভাণ্ডারে এখন লেখা যাচ্ছে না",
            "The database is away or busy. Nothing was acknowledged that is not kept.",
            "Wait as many seconds as Retry-After says and send the same again."),
    PROJECTION_UNAVAILABLE(
            503,
            "The projection cannot be asked",
            "প্রক্ষেপণ ব্যবস্থার উত্তর পাওয়া যাচ্ছে না",
            "Previews and statements are worked out by the projection, which does not answer.",
            "Try again later. Nothing was stored."),
    TOKEN_SERVICE_UNAVAILABLE(
            503,
            "The token cannot be checked just now",
            "টোকেন এখন যাচাই করা যাচ্ছে না",
            "The keys that tokens are signed with cannot be fetched from the token service.",
            "Wait as many seconds as Retry-After says and send the same again.");

    private final int status;
    private final String title;
    private final String titleBn;
    private final String cause;
    private final String cure;

    ProblemType(int status, String title, String titleBn, String cause, String cure) {
        this.status = status;
        this.title = title;
        this.titleBn = titleBn;
        this.cause = cause;
        this.cure = cure;
    }

    /** Its stable name, e.g. {@code rate-limited}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its address, where it is explained; relative to either application. */
    public String uri() {
        return "/problems/" + code();
    }

    /** The HTTP status it comes with. */
    public int status() {
        return status;
    }

    /** In English. */
    public String title() {
        return title;
    }

    /** In Bangla. */
    public String titleBn() {
        return titleBn;
    }

    public String cause() {
        return cause;
    }

    /** What to do about it. */
    public String cure() {
        return cure;
    }
}
