package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Cases;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Ways in which a job can be blocked, to be combined at random. */
enum Blocked {
    NO_READ(cases -> cases.roleWithout("s3:GetObject")),
    NO_LIST(cases -> cases.roleWithout("s3:ListBucket")),
    NO_WRITE(cases -> cases.roleWithout("s3:PutObject", "s3:AbortMultipartUpload")),
    NO_PULL(cases -> cases.roleWithout("ecr:")),
    NO_LOGS(cases -> cases.roleWithout("logs:")),
    NO_CREATE(cases -> cases.callerWithout("sagemaker:")),
    NO_PASS(cases -> cases.callerWithout("iam:PassRole")),
    DENY_READ(cases -> cases.roleWith(
            "{'Sid':'DenyRead','Effect':'Deny','Action':['s3:GetObject','s3:DeleteObject'],'Resource':'*'}")),
    DENY_S3(cases -> cases.roleWith("{'Effect':'Deny','Action':'s3:*','Resource':'*'}")),
    DENY_BUCKET(cases -> cases.roleWith(
            "{'Effect':'Deny','Action':'s3:*','Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*']}")),
    DENY_GET_PATTERN(
            cases -> cases.roleWith("{'Effect':'Deny','Action':'s3:Get*','Resource':'arn:aws:s3:::ml-data/*'}")),
    DENY_ALL_BUT_LOGS(cases -> cases.roleWith("{'Effect':'Deny','NotAction':'logs:*','Resource':'*'}")),
    DENY_CREATE(cases -> cases.callerWith("{'Effect':'Deny','Action':'sagemaker:Create*','Resource':'*'}")),
    DENY_CREATE_EXACT(cases -> cases.callerWith(
            "{'Effect':'Deny','Action':['sagemaker:CreateTrainingJob','sagemaker:StopTrainingJob'],'Resource':'*'}")),
    WANTS_VPC(
            cases -> cases.callerWith(
                    "{'Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'Null':{'sagemaker:VpcSubnets':'true'}}}")),
    WANTS_TAG(
            cases -> cases.callerWith(
                    "{'Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'StringNotEquals':{'aws:RequestTag/team':'churn'}}}")),
    BOUNDARY_NARROW(cases -> cases.role("permissionsBoundary", """
            {'name':'Limits','arn':'arn:aws:iam::111122223333:policy/Limits','kind':'customer-managed','document':{'Version':'2012-10-17',
             'Statement':[{'Effect':'Allow','Action':['ecr:*','logs:*','s3:List*'],'Resource':'*'}]}}""")),
    BOUNDARY_DENY(cases -> cases.role("permissionsBoundary", """
            {'name':'Limits','arn':'arn:aws:iam::111122223333:policy/Limits','kind':'customer-managed','document':{'Version':'2012-10-17',
             'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':['s3:PutObject','s3:DeleteBucket'],'Resource':'*'}]}}""")),
    BOUNDARY_OF_AWS(cases -> cases.role("permissionsBoundary", """
            {'name':'Few','arn':'arn:aws:iam::aws:policy/Few','kind':'aws-managed','document':{'Version':'2012-10-17',
             'Statement':[{'Effect':'Allow','NotAction':'s3:PutObject','Resource':'*'}]}}""")),
    MANAGED_DENY(cases -> cases.role("identityPolicies", """
            [{'name':'All','kind':'inline','document':{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':['s3:*','logs:*'],'Resource':'*'}]}},
             {'name':'Guard','arn':'arn:aws:iam::111122223333:policy/Guard','kind':'customer-managed','document':{'Version':'2012-10-17',
              'Statement':[{'Sid':'G','Effect':'Deny','Action':'s3:*','Resource':'*'}]}}]""")),
    TRUST(cases -> cases.role("trustPolicy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'}]}""")),
    TRUST_OF_ANOTHER(cases -> cases.role("trustPolicy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'sagemaker.amazonaws.com'},'Action':'sts:AssumeRole',
             'Condition':{'StringEquals':{'aws:SourceAccount':'999999999999'}}}]}""")),
    TRUST_DENY(cases -> cases.role("trustPolicy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'sagemaker.amazonaws.com'},'Action':'sts:AssumeRole'},
             {'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole','Condition':{'StringNotEquals':{'aws:PrincipalAccount':'111122223333'}}}]}""")),
    BUCKET_DENY(cases -> cases.resource("arn:aws:s3:::ml-data", "policy", """
            {'Version':'2012-10-17','Statement':[{'Sid':'Only','Effect':'Deny','Principal':'*','Action':'s3:*',
             'Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*'],
             'Condition':{'ArnNotEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/Lake'}}}]}""")),
    BUCKET_ENDPOINT(cases -> cases.resource("arn:aws:s3:::ml-data", "policy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-data/*',
             'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-7'}}}]}""")),
    BUCKET_FOREIGN(cases -> cases.resource("arn:aws:s3:::ml-data", "accountId", "'444455556666'")),
    OUTPUT_KEY_WANTED(cases -> cases.resource("arn:aws:s3:::ml-models", "policy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:PutObject','Resource':'arn:aws:s3:::ml-models/*',
             'Condition':{'StringNotEquals':{'s3:x-amz-server-side-encryption-aws-kms-key-id':'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555'}}}]}""")),
    ENCRYPTED(cases -> cases.key().resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'")),
    ENCRYPTED_CLOSED_KEY(
            cases -> cases.key("""
                    {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/Admin'},'Action':'kms:*','Resource':'*'}]}""").resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'")),
    VOLUME_KEY(cases -> cases.key().job("ResourceConfig", "VolumeKmsKeyId", "'" + Cases.KEY + "'")),
    VPC(cases -> cases.vpc().s3Endpoint(null)),
    VPC_NARROW_ENDPOINT(cases -> cases.vpc().s3Endpoint("""
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}]}""")),
    REPOSITORY_DENY(cases -> cases.resource(Cases.REPOSITORY, "policy", """
            {'Version':'2012-10-17','Statement':[{'Sid':'Vpc','Effect':'Deny','Principal':'*','Action':'ecr:*','Condition':{'StringNotEquals':{'aws:SourceVpc':'vpc-1'}}}]}""")),
    SESSION(cases -> cases.caller("sessionPolicies", """
            [{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sagemaker:*','Resource':'*'}]}]""")),
    SCP(
            cases -> cases.scp(
                    "{'Effect':'Allow','Action':'*','Resource':'*'},{'Sid':'No','Effect':'Deny','Action':'s3:PutObject','Resource':'*'}")),
    RCP(
            cases -> cases.rcp(
                    "{'Sid':'No','Effect':'Deny','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-data/*'}")),
    BUCKET_POLICY_UNKNOWN(cases -> cases.forget("arn:aws:s3:::ml-data", "policy")),
    SCPS_UNKNOWN(cases -> cases.forget("organization.serviceControlPolicies")),
    BOUNDARY_UNKNOWN(cases -> cases.forgetRole("permissionsBoundary")),
    MANAGED_UNREAD(cases -> cases.roleWithManaged("Unread")),
    DENY_ELSEWHERE(cases ->
            cases.roleWith("{'Sid':'Home','Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::ml-home*'}")),
    DENY_BY_ONE(cases -> cases.roleWith("{'Effect':'Deny','Action':['logs:*','ecr:Batch*','kms:*'],'Resource':'*'}")),
    OLD_FIX(
            cases -> cases.roleWith(
                    "{'Sid':'TrainlightReadData','Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::old-data/*'}")),
    ROLE_FULL(cases -> cases.roleWith(
            "{'Sid':'Long','Effect':'Allow','Action':'dynamodb:GetItem','Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/%s'}"
                    .formatted("x".repeat(8_900)))),
    GROUP_DENY(cases -> cases.caller("identityPolicies", """
            [{'name':'All','kind':'inline','document':{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':['sagemaker:*','iam:PassRole'],'Resource':'*'}]}},
             {'name':'NoJobs','kind':'inline','group':'Interns','document':{'Version':'2012-10-17','Statement':[
              {'Sid':'No','Effect':'Deny','Action':'sagemaker:*','Resource':'*'}]}}]""")),
    GROUP_ONLY(cases -> cases.caller("identityPolicies", """
            [{'name':'Read','kind':'inline','group':'Interns','document':{'Version':'2012-10-17','Statement':[
              {'Effect':'Allow','Action':'sagemaker:Describe*','Resource':'*'}]}}]""")),
    PERMISSION_SET(
            cases -> cases.caller(
                    "arn",
                    "'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Science_0123456789abcdef'")),
    CALLER_IS_ROLE(cases -> cases.caller("arn", "'arn:aws:iam::111122223333:role/team/Science'")),
    CALLER_BOUNDARY(cases -> cases.caller("permissionsBoundary", """
            {'name':'Callers','arn':'arn:aws:iam::111122223333:policy/Callers','kind':'customer-managed','document':{'Version':'2012-10-17',
             'Statement':[{'Effect':'Allow','Action':'sagemaker:*','Resource':'*'},
              {'Sid':'VpcOnly','Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'Null':{'sagemaker:VpcSubnets':'true'}}}]}}""")),
    WANTS_SHORT(
            cases -> cases.callerWith(
                    "{'Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'NumericGreaterThan':{'sagemaker:MaxRuntimeInSeconds':'1800'}}}")),
    WANTS_ISOLATION(
            cases -> cases.callerWith(
                    "{'Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'BoolIfExists':{'sagemaker:NetworkIsolation':'false'}}}")),
    WANTS_INSTANCE(
            cases -> cases.callerWith(
                    "{'Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'ForAnyValue:StringNotLike':{'sagemaker:InstanceTypes':['ml.c5.*']}}}")),
    WANTS_ROLE_TAG(cases -> cases.resource("arn:aws:s3:::ml-models", "policy", """
            {'Version':'2012-10-17','Statement':[{'Sid':'Team','Effect':'Deny','Principal':'*','Action':'s3:*',
             'Resource':['arn:aws:s3:::ml-models','arn:aws:s3:::ml-models/*'],
             'Condition':{'StringNotEquals':{'aws:PrincipalTag/team':'churn'}}}]}""")),
    OUTPUT_NOT_PRINCIPAL(cases -> cases.resource("arn:aws:s3:::ml-models", "policy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Deny','NotPrincipal':{'AWS':'arn:aws:iam::111122223333:role/Lake'},
             'Action':['s3:Put*','s3:Delete*'],'Resource':'arn:aws:s3:::ml-models/*'}]}""")),
    OUTPUT_FOREIGN(cases -> cases.resource("arn:aws:s3:::ml-models", "accountId", "'444455556666'")),
    REPOSITORY_FOREIGN(cases -> cases.image("444455556666.dkr.ecr.eu-west-1.amazonaws.com/shared/churn:1")
            .resource("""
            {'arn':'arn:aws:ecr:eu-west-1:444455556666:repository/shared/churn','accountId':'444455556666','policy':null,'imageTags':['1']}""")),
    OUTPUT_KEY(cases -> cases.key().job("OutputDataConfig", "KmsKeyId", "'alias/ml'")),
    KEY_DENY(cases -> cases.key("""
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*','Resource':'*'},
             {'Sid':'OnlyLake','Effect':'Deny','Principal':'*','Action':['kms:Decrypt','kms:GenerateDataKey','kms:CreateGrant'],'Resource':'*',
              'Condition':{'StringNotLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/Lake*'}}}]}""").job("ResourceConfig", "VolumeKmsKeyId", "'" + Cases.KEY + "'")),
    CHECKPOINTS(cases -> cases.job("CheckpointConfig", "{'S3Uri':'s3://ml-models/checkpoints/'}")),
    ENDPOINT_DENY(cases -> cases.vpc().s3Endpoint("""
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'},
             {'Sid':'Perimeter','Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-other'}}}]}""")),
    SCP_ALLOW_LIST(cases -> cases.set("organization", """
            {'serviceControlPolicies':[[{'name':'List','arn':'arn:aws:organizations::999988887777:policy/o-1/x/p-2','document':{'Version':'2012-10-17',
             'Statement':[{'Effect':'Allow','Action':['s3:Get*','s3:List*','ecr:*','logs:*'],'Resource':'*'}]}}]],'resourceControlPolicies':[]}""")),
    FAILED(cases -> cases.ran(
            "Failed",
            "Downloading",
            "Downloading input data",
            "ClientError: Data download failed:AccessDenied (403): Access Denied")),
    RUNNING(cases ->
            cases.ran("InProgress", "Training", "Training image download completed. Training in progress.", null));

    private final UnaryOperator<Cases> change;

    Blocked(UnaryOperator<Cases> change) {
        this.change = change;
    }

    /** Whether the job can also be blocked in this way where it is blocked in those. */
    boolean goesWith(Set<Blocked> others) {
        return this != FAILED && this != RUNNING || !others.contains(FAILED) && !others.contains(RUNNING);
    }

    Cases apply(Cases cases) {
        return change.apply(cases);
    }
}
