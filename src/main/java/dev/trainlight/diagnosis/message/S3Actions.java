package dev.trainlight.diagnosis.message;

import java.util.Locale;
import java.util.Set;

/** What is particular to the S3 actions of a job: which of them write, and under which rule each stands. */
final class S3Actions {
    private static final Set<String> WRITES = Set.of(
            "putobject",
            "createbucket",
            "deleteobject",
            "abortmultipartupload",
            "putobjectacl",
            "putobjecttagging",
            "putbucketpolicy",
            "deletebucket",
            "listmultipartuploadparts",
            "putencryptionconfiguration",
            "putbucketversioning",
            "deleteobjectversion",
            "putbucketcors",
            "putbucketpublicaccessblock",
            "putbucketacl",
            "putbuckettagging");
    private static final Set<String> WRITING_OPERATIONS = Set.of(
            "putobject",
            "uploadpart",
            "createmultipartupload",
            "completemultipartupload",
            "copyobject",
            "uploadfile",
            "uploadfileobj",
            "initiatemultipartupload",
            "uploadpartcopy");
    private static final Set<String> OF_THE_JOB = Set.of(
            "getobject",
            "listbucket",
            "putobject",
            "getobjectversion",
            "createsession",
            "abortmultipartupload",
            "getdataaccess",
            "getobjecttagging",
            "listmultipartuploadparts");

    private S3Actions() {}

    /** Whether the action, a lower-case name without prefix, changes something. */
    static boolean writes(String name) {
        return WRITES.contains(name);
    }

    /** Whether the operation sends an object. */
    static boolean writing(String operation) {
        return WRITING_OPERATIONS.contains(operation.toLowerCase(Locale.ROOT).replace("_", ""));
    }

    /** Whether SageMaker itself does it for a job; the rest is done by code only. */
    static boolean ofTheJobItself(String name) {
        return OF_THE_JOB.contains(name);
    }

    static String dataRule(String service, String name) {
        if (service.equals("s3express")) {
            return "DAT-10";
        }
        return switch (name) {
            case "listbucket", "listallmybuckets" -> "DAT-01";
            case "getobjectversion" -> "DAT-03";
            case "getbucketlocation" -> "DAT-04";
            case "getdataaccess" -> "DAT-09";
            default -> "DAT-02";
        };
    }

    static String uploadRule(String name) {
        return switch (name) {
            case "abortmultipartupload" -> "UPL-02";
            case "listmultipartuploadparts", "listbucketmultipartuploads" -> "UPL-03";
            case "createsession" -> "UPL-08";
            default -> "UPL-01";
        };
    }

    /** The rule of a call from code in the container. */
    static String codeRule(String name, String resource) {
        if (resource.contains("sourcedir") || resource.contains("source/") && name.equals("getobject")) {
            return "TRN-08";
        }
        if (resource.contains("checkpoint")) {
            return "TRN-06";
        }
        return "TRN-13";
    }
}
