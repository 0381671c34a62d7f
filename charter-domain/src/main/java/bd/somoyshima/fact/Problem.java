package bd.somoyshima.fact;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Why a fact was not accepted.
 *
 * @param field the field at fault, e.g. {@code data.office}
 * @param value what stood there, shortened, or null if nothing did
 * @param code a stable name for this kind of problem
 * @param message what is wrong and what would be right
 */
public record Problem(String field, @Nullable String value, Code code, String message) {

    private static final int LONGEST_VALUE = 100;

    public Problem {
        if (value != null && value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "…";
        }
    }

    /** What is wrong in general, in Bangla; the message says it in particular. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String messageBn() {
        return code.bn();
    }

    /** Stable names for kinds of problems. */
    public enum Code {
        /** A required field is not there. */
        MISSING(
                "A required field is not there.",
                "একটি আবশ্যক তথ্য দেওয়া হয়নি।",
                "Add the field and send the fact again."),
        /** The value is not of the form the field takes. */
        MALFORMED(
                "The value is not of the form the field takes.",
                "মানটি এই ঘরের নির্ধারিত গঠনে নেই।",
                "Write the value as the message says and send the fact again."),
        /** The field does not exist. */
        UNKNOWN_FIELD(
                "The field does not exist.",
                "এ নামে কোনো ঘর নেই।",
                "Leave the field out. No free text is taken."),
        /** The fact type does not exist. */
        UNKNOWN_TYPE(
                "The fact type does not exist.",
                "এ ধরনের কোনো ঘটনা নেই।",
                "Write one of the names in docs/facts.md."),
        /** The value is longer than the field takes. */
        TOO_LONG(
                "The value is longer than the field takes.",
                "মানটি অনুমোদিত দৈর্ঘ্যের চেয়ে বড়।",
                "Shorten the value."),
        /** A date, time or number lies outside what can be true. */
        OUT_OF_RANGE(
                "A date, time or number lies outside what can be true.",
                "তারিখ, সময় বা সংখ্যাটি সম্ভাব্য সীমার বাইরে।",
                "Check the date in the office's own register; check the clock of the sending computer."),
        /** The district or upazila does not exist. */
        UNKNOWN_PLACE(
                "The district or upazila does not exist.",
                "এই কোডের কোনো জেলা বা উপজেলা নেই।",
                "Write the code of the Bangladesh Bureau of Statistics."),
        /** No office of that name is registered. */
        UNKNOWN_OFFICE(
                "No office of that name is registered.",
                "এ নামে কোনো কার্যালয় নিবন্ধিত নেই।",
                "Have the office registered; the quarantined facts can then be retried as they are."),
        /** The office is registered already. */
        ALREADY_REGISTERED(
                "The office is registered already.",
                "কার্যালয়টি আগে থেকেই নিবন্ধিত।",
                "Send office.renamed.v1 or office.moved.v1 to change what is known of it."),
        /** The same day is declared already. */
        ALREADY_DECLARED(
                "The same day is declared already.",
                "দিনটি আগে থেকেই ঘোষিত।",
                "Nothing need be done, or declare what is different."),
        /** Two services or tiers have the same number, or there are none. */
        INCONSISTENT_CHARTER(
                "Two services or tiers have the same number, or there are none.",
                "চার্টারে একই নম্বর দুইবার আছে, অথবা কোনো সেবা বা স্তর নেই।",
                "Mend the charter's text and have it read again."),
        /** A correction speaks of another case, of itself, or of another correction. */
        INCONSISTENT_CORRECTION(
                "A correction speaks of another case, of itself, or of another correction.",
                "সংশোধনটি অন্য কেস, নিজেকে বা অন্য সংশোধনকে নির্দেশ করছে।",
                "Void the wrong fact and send the right one."),
        /** The fact was voided: it is said never to have happened. */
        VOIDED(
                "The fact was voided: it is said never to have happened.",
                "তথ্যটি বাতিল করা হয়েছে: এটি ঘটেনি বলে জানানো হয়েছে।",
                "If it happened after all, send it under a new id, or void the voiding."),
        /** It is stored, but something said of a later moment holds in its place. */
        NO_EFFECT(
                "It is stored, but something said of a later moment holds in its place.",
                "সংরক্ষিত হয়েছে, কিন্তু পরের সময়ের অন্য তথ্য কার্যকর থাকায় এর কোনো প্রভাব নেই।",
                "If this is what should hold, send it again with a later time, as the message says."),
        /** A limit text cannot be read with certainty: cases under it have no target. */
        LIMIT_NEEDS_REVIEW(
                "A limit text cannot be read with certainty: cases under it have no target.",
                "সময়সীমার লেখা নিশ্চিতভাবে পড়া যায়নি: এর আওতায় কেসের লক্ষ্যসময় থাকবে না।",
                "Write the limit as the charter means it and publish the charter again."),
        /** A limit counts from another event than receipt, and nobody decided what that means. */
        BEGINNING_NOT_DECIDED(
                "A limit counts from another event than receipt, and nobody decided what that means.",
                "সময়সীমা প্রাপ্তি ছাড়া অন্য ঘটনা থেকে গণনা হয়, কিন্তু সিদ্ধান্ত নেওয়া হয়নি।",
                "Publish the charter again with countsFrom for the service: the event, or RECEIPT."),
        /** The case has as many facts as a case may have. */
        TOO_MANY_FACTS(
                "The case has as many facts as a case may have.",
                "একটি কেসে যত তথ্য থাকতে পারে, তার সব আছে।",
                "Look at the case: a program that sends the same over and over under new ids is mended, a new case gets a"
                        + " new number."),
        /** It is well-formed, but no deadline can be worked out from it or it cannot be stored. */
        UNPROCESSABLE(
                "It is well-formed, but no deadline can be worked out from it or it cannot be stored.",
                "গঠন ঠিক আছে, কিন্তু এ থেকে সময়সীমা নির্ণয় বা সংরক্ষণ করা যায়নি।",
                "Tell the administrator; the fact is kept and can be retried after the fault is mended."),
        /**
         * A telephone number, national identity number or e-mail address seems to stand in a field.
         */
        PERSONAL_DATA(
                "A telephone number, national identity number or e-mail address seems to stand in a field.",
                "কোনো ঘরে ফোন নম্বর, জাতীয় পরিচয়পত্র নম্বর বা ই-মেইল আছে বলে মনে হচ্ছে।",
                "Leave it out. Applicants are known by an opaque reference only."),
        /** The client may not speak as this source. */
        FOREIGN_SOURCE(
                "The client may not speak as this source.",
                "এই প্রেরকের নামে তথ্য পাঠানোর অনুমতি নেই।",
                "Write the source the client was registered with, or have it added."),
        /** No client that may speak as this source is registered. */
        UNKNOWN_SOURCE(
                "No client that may speak as this source is registered.",
                "এই প্রেরকের নামে কোনো নিবন্ধিত ব্যবস্থা নেই।",
                "Have the sending system registered with this source; then retry what is in quarantine."),
        /** The client lacks the permission for facts of this type. */
        NOT_PERMITTED(
                "The client lacks the permission for facts of this type.",
                "এ ধরনের তথ্য পাঠানোর অনুমতি নেই।",
                "Use a client that has the permission the message names."),
        /** The client does not speak for this office or place. */
        OUT_OF_REACH(
                "The client does not speak for this office or place.",
                "এই কার্যালয় বা এলাকার পক্ষে তথ্য পাঠানোর অনুমতি নেই।",
                "Send the fact with the client of the office it concerns."),
        /** The same source and id were used before for something else. */
        CONFLICT(
                "The same source and id were used before for something else.",
                "একই প্রেরক ও নম্বর আগে ভিন্ন তথ্যের জন্য ব্যবহৃত হয়েছে।",
                "If the earlier fact was wrong, send fact.corrected.v1; if this is another fact, send it under another id.");

        private final String en;
        private final String bn;
        private final String cure;

        Code(String en, String bn, String cure) {
            this.en = en;
            this.bn = bn;
            this.cure = cure;
        }

        /** What is wrong, in English. */
        public String en() {
            return en;
        }

        /** What is wrong, in Bangla. */
        public String bn() {
            return bn;
        }

        /** What to do about it. */
        public String cure() {
            return cure;
        }
    }
}
