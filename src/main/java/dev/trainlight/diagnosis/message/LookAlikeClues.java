package dev.trainlight.diagnosis.message;

import static dev.trainlight.diagnosis.LookAlikeKind.CAPACITY;
import static dev.trainlight.diagnosis.LookAlikeKind.CREDENTIALS;
import static dev.trainlight.diagnosis.LookAlikeKind.FILE_SYSTEM;
import static dev.trainlight.diagnosis.LookAlikeKind.KEY_STATE;
import static dev.trainlight.diagnosis.LookAlikeKind.MEMORY;
import static dev.trainlight.diagnosis.LookAlikeKind.MISSING_DATA;
import static dev.trainlight.diagnosis.LookAlikeKind.MISSING_IMAGE;
import static dev.trainlight.diagnosis.LookAlikeKind.NETWORK;
import static dev.trainlight.diagnosis.LookAlikeKind.QUOTA;
import static dev.trainlight.diagnosis.LookAlikeKind.REQUEST_VALIDATION;
import static dev.trainlight.diagnosis.LookAlikeKind.SUBSCRIPTION;
import static dev.trainlight.diagnosis.LookAlikeKind.THROTTLING;
import static dev.trainlight.diagnosis.LookAlikeKind.USER_CODE;
import static dev.trainlight.diagnosis.LookAlikeKind.WRONG_TARGET;
import static dev.trainlight.diagnosis.message.Candidate.Weight.STATED;
import static dev.trainlight.diagnosis.message.Candidate.Weight.USUAL;

import dev.trainlight.diagnosis.message.Candidate.Weight;
import dev.trainlight.sagemaker.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of everything that looks like a permission problem and is none: permission-model §6, F2 to F15 and the list
 * under it. Words here name the matter themselves; texts with several causes are read in {@link InputTexts}, {@link RoleTexts}, {@link ImageTexts} and {@link KeyTexts}.
 */
final class LookAlikeClues {
    private static final Weight NAMED = Weight.NAMED;

    private LookAlikeClues() {}

    /** The clues that leave no doubt, in the order in which they are looked for. */
    static List<Clue> definite() {
        List<Clue> clues = new ArrayList<>();
        clues.addAll(account());
        clues.addAll(request());
        clues.addAll(targets());
        clues.addAll(network());
        clues.addAll(keys());
        return clues;
    }

    /** The words of programs and tools, which yield to what AWS says. */
    static List<Clue> usual() {
        List<Clue> clues = new ArrayList<>();
        clues.addAll(credentials());
        clues.addAll(connections());
        clues.addAll(machine());
        return clues;
    }

    private static List<Clue> account() {
        return List.of(
                Clue.of("L-NOT-IN-REGION", REQUEST_VALIDATION, Stage.SUBMIT, STATED, "advice.instance.region", """
                        is not available in this region | not supported in availability zone | not supported in your requested availability zone | is not available in the region | not supported in this region"""),
                Clue.of("L-QUOTA", QUOTA, Stage.SUBMIT, STATED, "advice.quota", """
                        account-level service limit | exceeded the service limit | exceeds the account-level |
                        request an increase for this limit | request an increase for this quota |
                        service quota exceeded | exceeded your account limit | exceeded your quota | resourcelimitexceededexception | you've reached the limit | reached the maximum number of | vcpu limit |
                        quota exceeded | exceeded the limit for | maximum number of training jobs"""),
                Clue.of("F10", CAPACITY, Stage.PROVISIONING, STATED, "advice.capacity", """
                        unable to provision requested ml compute capacity | insufficientinstancecapacity |
                        insufficient capacity error | insufficient instance capacity | insufficient capacity |
                        do not have sufficient capacity | not enough capacity | capacityerror: | capacity is not available"""),
                Clue.of("L-SPOT", CAPACITY, Stage.TRAINING, STATED, "advice.spot", """
                        spot interruption | spot instance was interrupted | spot instance was reclaimed | spotinterruption | maxwaittimeexceeded |
                        max wait time exceeded | exceeded the maxwaittimeinseconds"""),
                Clue.of("L-STOPPED", REQUEST_VALIDATION, Stage.TRAINING, STATED, "advice.runtime", """
                        maxruntimeexceeded | exceeded maxruntimeinseconds | exceeded the maximum runtime |
                        max runtime exceeded | exceeded max run time"""),
                Clue.of("L-SUBSCRIPTION", SUBSCRIPTION, Stage.SUBMIT, STATED, "advice.subscription", """
                        not subscribed to the marketplace | not subscribed to this | need to subscribe to |
                        must subscribe to | marketplace subscription | no active subscription |
                        needs a subscription for the service"""),
                Clue.of("L-MODEL-ACCESS", SUBSCRIPTION, STATED, "advice.model.access", """
                        access to the model with the specified model id | model access is not enabled |
                        access to this model is not enabled"""),
                Clue.of("L-EULA", SUBSCRIPTION, STATED, "advice.eula", """
                        accept the eula | accept_eula | accepteula | end user license agreement |
                        end-user license agreement | must accept the terms | agreement has not been accepted"""),
                Clue.of("L-THROTTLING", THROTTLING, STATED, "advice.throttling", """
                        rate exceeded | toomanyrequests: | reached your pull rate limit | reduce your request rate | too many requests | request rate is too high |
                        throttlingexception | toomanyrequestsexception | requestlimitexceeded"""));
    }

    private static List<Clue> request() {
        return List.of(
                Clue.of("L-PLACEHOLDER", WRONG_TARGET, STATED, "advice.placeholder", """
                        <your_ | <your- | <your  | your-bucket-name | your_bucket_name | <bucket_name> | <bucket-name> |
                        <role_arn> | <replace | <insert""")
                        .near("""
                                unrecognized | invalid | valueerror | failed to satisfy | does not exist | not valid |
                                validation"""),
                Clue.of("L-REQUEST", REQUEST_VALIDATION, Stage.SUBMIT, STATED, "advice.request.invalid", """
                        validation error detected | validation errors detected | failed to satisfy constraint |
                        parameter validation failed | member must satisfy"""),
                Clue.of("F4", REQUEST_VALIDATION, Stage.DATA_DOWNLOAD, STATED, "advice.fastfile", """
                        partial s3 prefix is not supported | s3 prefix has to end with a full file or folder"""),
                Clue.of("L-ILLEGAL-KEY", REQUEST_VALIDATION, Stage.DATA_DOWNLOAD, STATED, "advice.illegal.key", """
                        illegal char sub-sequence | illegal character in s3"""),
                Clue.of("L-ALGORITHM-INPUT", REQUEST_VALIDATION, Stage.TRAINING, STATED, "advice.algorithm.input", """
                        hyperparameters validation failed | failed to validate input data configuration |
                        failed to validate hyperparameters | is a required property | additional properties are not allowed |
                        channel is not specified | unable to initialize the algorithm | (caused by validationerror) |
                        data matches the requested content-type | missing required hyperparameter"""),
                Clue.of("L-CLASH", REQUEST_VALIDATION, Stage.DATA_DOWNLOAD, STATED, "advice.clash", """
                        a previously downloaded file/folder clashes | both a folder as well as a file"""),
                Clue.of("L-COMBINATION", REQUEST_VALIDATION, Stage.SUBMIT, STATED, "advice.request.combination", """
                        cannot use both | cannot specify both | can't specify both | are mutually exclusive |
                        not supported for training | is not supported for instance type |
                        volumekmskeyid is not supported | is not supported when | only one of |
                        unsupported instance type"""),
                Clue.of("L-NAME-TAKEN", REQUEST_VALIDATION, Stage.SUBMIT, STATED, "advice.name.taken", """
                        training job names must be unique | job names must be unique | already exists and is owned by |
                        a training job with this name already exists | job already exists | must be unique within an aws account"""),
                Clue.of("L-STATE", REQUEST_VALIDATION, STATED, "advice.job.state", """
                        request was rejected because the | because the training job is in status |
                        cannot be stopped because | is not in a state that"""),
                Clue.of("L-HYPERPARAMETER", REQUEST_VALIDATION, Stage.TRAINING, NAMED, "advice.hyperparameter", """
                        not in range [ | not in range ( | hyperparameter | hyper-parameter""")
                        .near("""
                                not in range | is not a valid | invalid value | is invalid | failed to validate | must be |
                                is required | extraneous"""),
                Clue.of("L-ACL", REQUEST_VALIDATION, STATED, "advice.acl", """
                        bucket does not allow acls | accesscontrollistnotsupported"""),
                Clue.of("L-REQUEST", REQUEST_VALIDATION, Stage.SUBMIT, NAMED, "advice.request.invalid", """
                        missing required parameter | unknown parameter in input | invalid type for parameter |
                        invalid length for parameter | is not a valid instance type | unrecognized file system type"""),
                Clue.of("L-NO-REGION", REQUEST_VALIDATION, Stage.SUBMIT, NAMED, "advice.region.missing", """
                        you must specify a region | noregionerror | must setup local aws configuration with a region"""));
    }

    private static List<Clue> targets() {
        return List.of(
                Clue.of("L-PLATFORM", MISSING_IMAGE, Stage.IMAGE_PULL, STATED, "advice.image.platform", """
                        no matching manifest for | does not match the detected host platform |
                        image manifest type is not supported | unsupported manifest media type | unsupported image"""),
                Clue.of("L-NO-IMAGE", MISSING_IMAGE, Stage.IMAGE_PULL, STATED, "advice.image.missing", """
                        cannot find the requested image | cannot find repository | requested image not found |
                        manifest unknown | repositorynotfoundexception | imagenotfoundexception |
                        the repository with name | the image with imageid"""),
                Clue.of("L-NO-IMAGE", MISSING_IMAGE, Stage.IMAGE_PULL, STATED, "advice.image.missing", "manifest for")
                        .near("not found | unknown | does not exist"),
                Clue.of("L-NO-IMAGE", MISSING_IMAGE, Stage.IMAGE_PULL, NAMED, "advice.image.missing", """
                        no such image | image not found | failed to resolve reference"""),
                Clue.of("L-REGION", WRONG_TARGET, STATED, "advice.bucket.region", """
                        the bucket is in this region | must be addressed using the specified endpoint |
                        permanentredirect | authorizationheadermalformed | please use this region to retry |
                        bucket is in a different region | bucket must be in the same region"""),
                Clue.of("L-NO-BUCKET", WRONG_TARGET, STATED, "advice.bucket.missing", """
                        the specified bucket does not exist | nosuchbucket | bucket does not exist"""),
                Clue.of("L-NO-OBJECT", MISSING_DATA, STATED, "advice.object.missing", """
                        the specified key does not exist | nosuchkey | s3 key does not exist | no such key"""),
                Clue.of("L-NO-DATA", MISSING_DATA, Stage.DATA_DOWNLOAD, STATED, "advice.data.missing", """
                        no objects found under | could not find model data | no objects found in | no s3 objects found | matched no objects |
                        s3 prefix is empty | does not match any s3 object | could not find any files"""),
                Clue.of("L-NO-DATA", MISSING_DATA, Stage.TRAINING, NAMED, "advice.channel.empty", """
                        no file found in path | no files found in | no such file or directory: '/opt/ml/input/data |
                        no training data | no data found in | /opt/ml/input/data""")
                        .near("""
                                no file | not found | no such file | empty | no training | no data | does not exist"""),
                Clue.of("L-NO-SUBNET", WRONG_TARGET, Stage.VPC, STATED, "advice.subnet.missing", """
                        invalidsubnetid.notfound | the subnet id | invalidsecuritygroupid.notfound |
                        invalidgroup.notfound | the security group""")
                        .near("""
                                does not exist | notfound | not found"""),
                Clue.of("L-NO-ROLE", WRONG_TARGET, Stage.SUBMIT, STATED, "advice.role.missing", """
                        the role with name | nosuchentity | role does not exist""")
                        .near("""
                                cannot be found | nosuchentity | does not exist"""),
                Clue.of("L-NAME-TAKEN", REQUEST_VALIDATION, Stage.SUBMIT, STATED, "advice.name.taken", "already exists")
                        .near(":training-job/ | training job arn"),
                Clue.of("L-NOT-A-ROLE", WRONG_TARGET, Stage.SUBMIT, STATED, "advice.role.not.one", """
                        current aws identity is not a role | cannot be used as a sagemaker execution role"""),
                Clue.of(
                        "L-CROSS-ACCOUNT-ROLE",
                        WRONG_TARGET,
                        Stage.SUBMIT,
                        STATED,
                        "advice.role.other.account",
                        "cross-account pass role is not allowed"));
    }

    private static List<Clue> network() {
        return List.of(
                Clue.of("F2", NETWORK, Stage.VPC, STATED, "advice.network.s3", """
                        ensure that the subnet's route table | route to an s3 vpc endpoint |
                        unable to execute request to s3 | could not find s3 endpoint or nat |
                        s3 endpoint validation failed | allow outbound traffic to s3"""),
                Clue.of("L-NO-ADDRESS", NETWORK, Stage.VPC, STATED, "advice.network.addresses", """
                        insufficientfreeaddressesinsubnet | not have enough free addresses | not have enough free ip |
                        insufficient free ip | not enough free ip | no free ip address | no available ip"""),
                Clue.of("F5", FILE_SYSTEM, Stage.DATA_DOWNLOAD, STATED, "advice.mount", """
                        unable to mount file system | file system connection timed out | mount.nfs | mount.lustre |
                        failed to mount"""),
                Clue.of("L-DOCKER-NETWORK", NETWORK, STATED, "advice.network.build", """
                        allowed network input | network input""")
                        .near("""
                                forbidden | docker | imagebuild"""),
                Clue.of("F2", NETWORK, NAMED, "advice.network", """
                        could not connect to the endpoint url | connect timeout on endpoint url |
                        read timeout on endpoint url | endpointconnectionerror | connecttimeouterror | readtimeouterror"""));
    }

    private static List<Clue> keys() {
        return List.of(
                Clue.of("F15", KEY_STATE, STATED, "advice.key.state", """
                        kmsinvalidstateexception | kms.disabledexception | kms.notfoundexception |
                        is pending deletion | pendingdeletion | pending import | kms key is disabled | key is disabled"""),
                Clue.of("F15", KEY_STATE, STATED, "advice.key.state", "is disabled")
                        .near("""
                                kms | :key/ | customer master key | keyid"""),
                Clue.of("F15", KEY_STATE, STATED, "advice.key.missing", """
                        invalid keyid | invalid arn | key 'arn: | alias arn: | alias/""").near("""
                                does not exist | is not found | not found"""));
    }

    private static List<Clue> credentials() {
        return List.of(
                Clue.of("L-EXPIRED", CREDENTIALS, STATED, "advice.credentials.expired", """
                        security token included in the request is expired | expiredtoken | token has expired |
                        session has expired | session associated with this profile has expired |
                        session token has expired | unauthorizedssotokenerror | error loading sso token |
                        the sso session | credentials have expired | refresh failed | request has expired |
                        login session has expired"""),
                Clue.of("L-CREDENTIALS", CREDENTIALS, STATED, "advice.credentials.invalid", """
                        security token included in the request is invalid | invalidclienttokenid |
                        unrecognizedclientexception | signaturedoesnotmatch | signature we calculated does not match |
                        access key id you provided does not exist | partial credentials found | invalidaccesskeyid |
                        multifactorauthentication failed | invalid mfa one time pass code"""),
                Clue.of("L-NO-PROFILE", CREDENTIALS, Stage.SUBMIT, NAMED, "advice.credentials.profile", """
                        the config profile | profilenotfound""")
                        .near("""
                                could not be found | profilenotfound"""),
                Clue.of("L-GIT", CREDENTIALS, STATED, "advice.credentials.git", """
                        fatal: unable to access | fatal: authentication failed | remote: permission to |
                        remote: http basic: access denied | could not read username for |
                        permission denied (publickey | host key verification failed |
                        could not read from remote repository""")
                        .near("""
                                403 | denied | authentication | username | publickey | host key | 401 | access rights"""),
                Clue.of("L-MODEL-HUB", CREDENTIALS, NAMED, "advice.credentials.hub", """
                        gated repo | gatedrepoerror | huggingface.co | huggingface_hub""")
                        .near("""
                                401 client error | 403 client error | gated | unauthorized | cannot access | restricted"""),
                Clue.of("L-DOCKER-LOGIN", CREDENTIALS, Stage.IMAGE_PULL, NAMED, "advice.credentials.docker", """
                        no basic auth credentials | your authorization token has expired |
                        unauthorized: authentication required"""),
                Clue.of("L-CREDENTIALS", CREDENTIALS, NAMED, "advice.credentials.invalid", """
                        api_key client option must be set | api_key not configured |  credentials have not been set properly | api key not configured | invalid api key"""));
    }

    private static List<Clue> connections() {
        return List.of(Clue.of("F2", NETWORK, USUAL, "advice.network", """
                        failed to establish a new connection | couldn't connect to | unable to execute http request | max retries exceeded with url |
                        name or service not known | temporary failure in name resolution | could not resolve host |
                        network is unreachable | no route to host | failed to connect to | unknownhostexception |
                        could not resolve hostname | connection timed out | i/o timeout | dial tcp | proxyerror |
                        connecttimeout | connection refused | certificate_verify_failed | sslerror |
                        request canceled while waiting for connection | connection reset by peer | getaddrinfo failed |
                        nodename nor servname | timed out after"""));
    }

    private static List<Clue> machine() {
        return List.of(
                Clue.of("F9", MEMORY, NAMED, "advice.memory", """
                        out of memory | outofmemory | cannot allocate memory |
                        please use an instance type with more memory | memoryerror | java heap space | bad_alloc |
                        unable to allocate | oom-kill | resource_exhausted | cuda_error_out_of_memory |
                        cublas_status_alloc_failed | insufficient shared memory | exit code: 137 | exit code 137 |
                        exit code=137 | exitcode: 137 | exited with code 137 | signal 9 | sigkill | -9 (sigkill) |
                        memory limit exceeded | oom-killed | oomkilled | gc overhead limit"""),
                Clue.of("L-DISK-FULL", FILE_SYSTEM, NAMED, "advice.disk.full", """
                        no space left on device | errno 28 | disk quota exceeded | insufficient disk space |
                        not enough disk space | disk is full"""),
                Clue.of("F13", USER_CODE, Stage.TRAINING, USUAL, "advice.code", """
                        segmentation fault | (core dumped) | exit code: 139 | exit code 139"""),
                Clue.of("L-ENTRY-POINT", FILE_SYSTEM, NAMED, "advice.entry.point", """
                        exit code: 127 | exit code 127 | exit code: 126 | exit code 126 | executable file not found |
                        exec format error | exec user process caused | cannotstartcontainererror | unable to start container process | command not found |
                        no such file or directory": unknown | exited with code 127 | exited with code 126"""),
                Clue.of("L-FILE-RIGHTS", FILE_SYSTEM, NAMED, "advice.file.rights", """
                        [errno 13] | errno 13 | [errno 30] | read-only file system | eacces | operation not permitted |
                        [errno 1] | permission denied: | permission denied""")
                        .near("""
                                errno | chmod | chown | / | eacces | mkdir | rm: | open( | open"""));
    }
}
