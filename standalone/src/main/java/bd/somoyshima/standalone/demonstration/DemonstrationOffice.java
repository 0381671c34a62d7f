package bd.somoyshima.standalone.demonstration;

import bd.somoyshima.charter.ExampleCharters;

/**
 * One of the two offices of the demonstration.
 *
 * @param id its identifier
 * @param place BBS code of its upazila
 * @param casePrefix how its case numbers begin
 * @param charter its published charter
 * @param serviceNames the file of English names of its services
 */
record DemonstrationOffice(
        String id,
        String place,
        String nameEn,
        String nameBn,
        String casePrefix,
        ExampleCharters charter,
        String serviceNames) {

    static final DemonstrationOffice MANIKGANJ_SADAR =
            new DemonstrationOffice(
                    "ict-manikganj-sadar",
                    "BD-30-56-46",
                    "Upazila ICT Office, Manikganj Sadar",
                    "উপজেলা আইসিটি কার্যালয়, মানিকগঞ্জ সদর",
                    "MS",
                    ExampleCharters.MANIKGANJ_SADAR,
                    "service-names-manikganj-sadar.csv");

    static final DemonstrationOffice HALUAGHAT =
            new DemonstrationOffice(
                    "ict-haluaghat",
                    "BD-45-61-24",
                    "Upazila ICT Office, Haluaghat",
                    "তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর, উপজেলা কার্যালয়, হালুয়াঘাট",
                    "HG",
                    ExampleCharters.HALUAGHAT,
                    "service-names-haluaghat.csv");
}
