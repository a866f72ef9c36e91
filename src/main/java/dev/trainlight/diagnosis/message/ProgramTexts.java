package dev.trainlight.diagnosis.message;

import dev.trainlight.diagnosis.LookAlikeKind;
import dev.trainlight.diagnosis.Sentence;
import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.sagemaker.Stage;
import java.util.List;
import java.util.Optional;

/**
 * What programs and their libraries print where AWS's own words are lost: s3fs's PermissionError, missing credentials,
 * shares of EFS, a bare "Access Denied".
 */
final class ProgramTexts {
    private static final List<String> S3_LIBRARIES = List.of(
            "s3://",
            "s3fs",
            "fsspec",
            "botocore",
            "boto3",
            "s3a://",
            "awswrangler",
            "s3.amazonaws",
            "headobject",
            "listobjects");
    private static final List<String> NO_CREDENTIALS = List.of(
            "unable to locate credentials",
            "nocredentialserror",
            "could not load credentials",
            "unable to load credentials",
            "unable to load aws credentials",
            "no valid credential",
            "nocredentialproviders",
            "error retrieving credentials",
            "no ec2 imds role found",
            "failed to refresh cached credentials");
    private static final List<String> BARE = List.of(
            "access denied",
            "accessdenied",
            "403 forbidden",
            "403: forbidden",
            "status code: 403",
            "error code: 403",
            "http 403",
            "(403)");
    private static final List<String> SENDING = List.of("upload", "put", "write", "writing", "save", "to s3://");
    private static final List<String> LISTING = List.of("list", "headbucket", " ls ");

    private final Scan scan;

    private ProgramTexts(Scan scan) {
        this.scan = scan;
    }

    static void find(Scan scan) {
        ProgramTexts texts = new ProgramTexts(scan);
        scan.each("permissionerror", texts::permissionError);
        scan.each(NO_CREDENTIALS, texts::noCredentials);
        ImageTexts.findDocker(scan);
        for (String word : BARE) {
            scan.each(word, at -> texts.bare(at, at + word.length()));
        }
    }

    /** What only looks like rights of files; read before the words of file systems. */
    static void findShares(Scan scan) {
        scan.each(
                List.of(
                        "operation not permitted",
                        "mount.nfs4: access denied",
                        "access denied by server while mounting"),
                new ProgramTexts(scan)::share);
    }

    private static LookAlikeReading fileRights(Scene scene, TextSpan words) {
        return LookAlikeReading.inferred(
                "L-FILE-RIGHTS", LookAlikeKind.FILE_SYSTEM, Clue.stage(scene), "advice.file.rights", words);
    }

    /** Python's PermissionError: of the file system with an errno, of S3 where s3fs translated it. */
    private void permissionError(int at) {
        int end = scan.text().sentenceEnd(at + 15);
        int near = Math.min(end, at + 160);
        TextSpan words = scan.span(at, end);
        Scene scene = scan.scene(at);
        if (scan.has(at, near, List.of("errno"))) {
            scan.add(fileRights(scene, words), Weight.NAMED, at, end);
        } else if (scan.has(at, near, List.of("forbidden"))
                || scan.has(at, near, List.of("access denied")) && scan.has(at - 4_000, at + 300, S3_LIBRARIES)) {
            scan.add(S3Denials.read(List.of("s3:GetObject"), scan, at, end, scene), Weight.PHRASED, at, end);
        } else if (scan.has(at, near, List.of("access denied"))) {
            Reading old = LookAlikeReading.inferred(
                    "F13", LookAlikeKind.USER_CODE, Clue.stage(scene), "advice.code.cache", words);
            ofNobody(at, end, List.of(S3Denials.read(List.of("s3:GetObject"), scan, at, end, scene), old));
        }
    }

    /** A refusal of nobody: the first candidate gives the stage. */
    private void ofNobody(int start, int end, List<Reading> candidates) {
        Reading unclear = Unclear.of(
                "L-DENIED",
                candidates.getFirst().stage(),
                Sentence.of("message.denied.nobody"),
                scan.span(start, end),
                candidates,
                Sentence.of("message.separator.traceback"));
        scan.add(unclear, Weight.FAINT, start, end);
    }

    /** TRN-14 in the container; a missing sign-in elsewhere. */
    private void noCredentials(int at) {
        int end = scan.text().sentenceEnd(at + 12);
        Scene scene = scan.scene(at);
        TextSpan words = scan.span(at, end);
        boolean container =
                scene.inContainer() || scan.hints().networkIsolation().orElse(false);
        Reading reading = container
                ? LookAlikeReading.stated(
                        "TRN-14",
                        LookAlikeKind.CREDENTIALS,
                        Optional.of(Stage.TRAINING),
                        "advice.credentials.container",
                        words)
                : LookAlikeReading.stated(
                        "L-CREDENTIALS",
                        LookAlikeKind.CREDENTIALS,
                        Clue.stage(scene),
                        "advice.credentials.none",
                        words);
        scan.add(reading, Weight.NAMED, at, end);
    }

    /** A share of EFS refuses by policy what looks like a right of the file system. */
    private void share(int at) {
        int start = scan.text().sentenceStart(at);
        int end = scan.text().sentenceEnd(at + 8);
        TextSpan words = scan.span(start, end);
        Scene scene = scan.scene(at);
        if (!scan.has(at - 300, at + 300, List.of("efs", "elasticfilesystem", "mount.nfs", " fs-"))) {
            scan.add(fileRights(scene, words), Weight.NAMED, start, end);
            return;
        }
        boolean mounting = scan.has(at - 300, at + 300, List.of("mount.nfs", "while mounting"));
        Denial denial = DenialDraft.of("elasticfilesystem:" + (mounting ? "ClientMount" : "ClientRootAccess"))
                .evidence(words)
                .or(fileRights(scene, words))
                .separatedBy("message.separator.efs")
                .in(scene);
        scan.add(denial, Weight.NAMED, start, end);
    }

    /** "Access Denied" or "403 Forbidden": of S3 or ECR where something beside it says so, of nobody elsewhere. */
    private void bare(int at, int after) {
        int start = scan.text().sentenceStart(at);
        int end = scan.text().sentenceEnd(after);
        if (scan.touched(start, end)) {
            return;
        }
        Scene scene = scan.scene(at);
        if (scan.has(at - 400, at + 200, List.of(".dkr.ecr."))) {
            Denial pull = DenialDraft.of(DeniedTarget.PULL)
                    .evidence(scan.span(start, end))
                    .in(scene);
            scan.add(pull, Weight.PHRASED, start, end);
            return;
        }
        boolean sends = scan.has(at - 250, at + 150, SENDING);
        boolean lists = scan.has(at - 150, at + 150, LISTING);
        String action = sends ? "s3:PutObject" : lists ? "s3:ListBucket" : "s3:GetObject";
        Denial denial = S3Denials.read(List.of(action), scan, start, end, scene);
        if (scan.has(at - 400, at + 300, S3_LIBRARIES)) {
            scan.add(denial, Weight.PHRASED, start, end);
        } else {
            ofNobody(start, end, List.of(denial));
        }
    }
}
