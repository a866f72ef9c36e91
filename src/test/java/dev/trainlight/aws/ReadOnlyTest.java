package dev.trainlight.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Trainlight never changes an account: read off the bytecode, so that no review can miss it. Every AWS operation that the
 * program can call must stand in one of the two lists below.
 */
class ReadOnlyTest {
    private static final Pattern CLIENT =
            Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.\\w+(?:Async)?Client");

    /** What a client has besides operations. */
    private static final Set<String> NO_OPERATIONS =
            Set.of("builder", "create", "close", "serviceName", "serviceClientConfiguration", "waiter", "utilities");

    /** Calls that read; each is one that AWS's service authorization reference calls List, Read or permission-free. */
    private static final Set<String> READS = Set.of(
            "accessanalyzer:validatePolicy",
            "cloudtrail:lookupEvents",
            "cloudwatchlogs:describeLogStreams",
            "cloudwatchlogs:filterLogEvents",
            "cloudwatchlogs:getLogEvents",
            "ec2:describeNetworkAcls",
            "ec2:describeRouteTables",
            "ec2:describeSecurityGroups",
            "ec2:describeSubnets",
            "ec2:describeVpcAttribute",
            "ec2:describeVpcEndpoints",
            "ecr:describeImages",
            "ecr:describeRepositories",
            "ecr:getRepositoryPolicy",
            "efs:describeFileSystemPolicy",
            "efs:describeMountTargets",
            "iam:getAccountAuthorizationDetails",
            "iam:getGroupPolicy",
            "iam:getPolicy",
            "iam:getPolicyVersion",
            "iam:getRole",
            "iam:getRolePolicy",
            "iam:getUser",
            "iam:getUserPolicy",
            "iam:listAttachedGroupPolicies",
            "iam:listAttachedRolePolicies",
            "iam:listAttachedUserPolicies",
            "iam:listGroupPolicies",
            "iam:listGroupsForUser",
            "iam:listRolePolicies",
            "iam:listRoles",
            "iam:listUserPolicies",
            "iam:simulatePrincipalPolicy",
            "kms:describeKey",
            "kms:getKeyPolicy",
            "kms:listAliases",
            "kms:listGrants",
            "lambda:getFunction",
            "lambda:getPolicy",
            "organizations:describeOrganization",
            "organizations:describePolicy",
            "organizations:listParents",
            "organizations:listPoliciesForTarget",
            "s3:getBucketEncryption",
            "s3:getBucketLocation",
            "s3:getBucketOwnershipControls",
            "s3:getBucketPolicy",
            "s3:getBucketRequestPayment",
            "s3:getPublicAccessBlock",
            "s3:headBucket",
            "sagemaker:describeAlgorithm",
            "sagemaker:describeDomain",
            "sagemaker:describeProcessingJob",
            "sagemaker:describeTrainingJob",
            "sagemaker:listTags",
            "sagemaker:listTrainingJobs",
            "sagemaker:search",
            "sts:decodeAuthorizationMessage",
            "sts:getCallerIdentity");

    /** Signing in and out: they make and end sessions of the person who asked for it, and change nothing in an account. */
    private static final Set<String> SIGN_IN = Set.of(
            "sso:getRoleCredentials",
            "sso:listAccountRoles",
            "sso:listAccounts",
            "sso:logout",
            "ssooidc:createToken",
            "ssooidc:registerClient",
            "ssooidc:startDeviceAuthorization",
            "sts:assumeRole",
            "sts:assumeRoleWithWebIdentity",
            "sts:getSessionToken");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.trainlight");

    @Test
    void everyOperationThatCanBeCalledIsARead() {
        Set<String> unexpected = new TreeSet<>(operations());
        unexpected.removeAll(READS);
        unexpected.removeAll(SIGN_IN);

        assertThat(unexpected).as("operations that stand in no list").isEmpty();
    }

    @Test
    void theTestSeesTheCalls() {
        assertThat(operations()).contains("sagemaker:describeTrainingJob", "iam:getRole");
    }

    @Test
    void noRequestIsMadeWithoutAClientOfTheSdk() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(use -> use.getTargetClass()
                                        .getName()
                                        .startsWith("software.amazon.awssdk.http.auth.aws")))
                        .map(JavaClass::getName))
                .as("classes that sign requests themselves")
                .isEmpty();
    }

    private static Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                AccessTarget.CodeUnitAccessTarget target = access.getTarget();
                Matcher client = CLIENT.matcher(target.getOwner().getName());
                if (client.matches() && !NO_OPERATIONS.contains(target.getName())) {
                    operations.add(client.group(1) + ":" + target.getName().replaceFirst("Paginator$", ""));
                }
            }
        }
        return operations;
    }
}
