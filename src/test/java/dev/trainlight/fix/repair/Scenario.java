package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Cases;
import java.util.function.Supplier;

/** One blocked job for each remedy, and the golden file that its fix is compared with. */
enum Scenario {
    ROLE_INLINE_POLICY(() -> Cases.planned().roleWithout("s3:GetObject", "s3:PutObject")),
    ROLE_WITHOUT_INLINE_POLICY(() -> Cases.planned().role("identityPolicies", """
            [{'name':'ReadOnly','arn':'arn:aws:iam::aws:policy/ReadOnly','kind':'aws-managed','document':{'Version':'2012-10-17',
             'Statement':[{'Effect':'Allow','Action':['s3:Get*','s3:List*','ecr:*'],'Resource':'*'}]}}]""")),
    NO_ROOM_IN_INLINE_POLICIES(() -> Cases.planned().role("identityPolicies", """
            [{'name':'Full','kind':'inline','document':{'Version':'2012-10-17','Statement':[
              {'Effect':'Allow','Action':['s3:*','ecr:*'],'Resource':'*'},
              {'Sid':'Long','Effect':'Allow','Action':'dynamodb:GetItem','Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/%s'}]}}]""".formatted("x".repeat(9_900)))),
    USER_POLICY(() -> Cases.planned().callerWithout("iam:PassRole")),
    GROUP_POLICY(() -> Cases.planned().caller("identityPolicies", """
            [{'name':'Everything','kind':'inline','document':{'Version':'2012-10-17','Statement':[
              {'Effect':'Allow','Action':['sagemaker:*','iam:PassRole'],'Resource':'*'}]}},
             {'name':'NoJobs','kind':'inline','group':'Interns','document':{'Version':'2012-10-17','Statement':[
              {'Sid':'NoJobs','Effect':'Deny','Action':'sagemaker:*','Resource':'*'}]}}]""")),
    PERMISSION_SET(() -> Cases.planned()
            .callerWithout("iam:PassRole")
            .caller(
                    "arn",
                    "'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Science_0123456789abcdef'")
            .caller("sessionName", "'dana'")),
    MANAGED_POLICY(() -> Cases.planned().role("identityPolicies", """
            [{'name':'All','kind':'inline','document':{'Version':'2012-10-17','Statement':[
              {'Effect':'Allow','Action':'*','Resource':'*'}]}},
             {'name':'Guard','arn':'arn:aws:iam::111122223333:policy/Guard','kind':'customer-managed','document':{
              'Version':'2012-10-17','Statement':[{'Sid':'NoData','Effect':'Deny','Action':'s3:*','Resource':'*'}]}}]""")),
    BOUNDARY_WITHOUT_ALLOW(() -> Cases.planned().role("permissionsBoundary", """
            {'name':'Limits','arn':'arn:aws:iam::111122223333:policy/Limits','kind':'customer-managed','document':{
             'Version':'2012-10-17','Statement':[{'Effect':'Allow','NotAction':'s3:PutObject','Resource':'*'}]}}""")),
    BOUNDARY_WITH_DENY(() -> Cases.planned().role("permissionsBoundary", """
            {'name':'Limits','arn':'arn:aws:iam::111122223333:policy/Limits','kind':'customer-managed','document':{
             'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*'},
              {'Sid':'NoReading','Effect':'Deny','Action':['s3:GetObject','s3:DeleteObject'],'Resource':'*'}]}}""")),
    BOUNDARY_OF_AWS(() -> Cases.planned().role("permissionsBoundary", """
            {'name':'ReadOnlyAccess','arn':'arn:aws:iam::aws:policy/ReadOnlyAccess','kind':'aws-managed','document':{
             'Version':'2012-10-17','Statement':[{'Effect':'Allow','NotAction':'s3:PutObject','Resource':'*'}]}}""")),
    SESSION_POLICY(() -> Cases.planned().caller("sessionPolicies", """
            [{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sagemaker:*','Resource':'*'}]}]""")),
    TRUST_POLICY(() -> Cases.planned().role("trustPolicy", """
            {'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'}}""")),
    BUCKET_OF_ANOTHER_ACCOUNT(() -> Cases.planned().roleWithout("s3:GetObject").resource("""
            {'arn':'arn:aws:s3:::ml-data','accountId':'444455556666','region':'eu-west-1','encryptionKeyArn':null,
             'objectOwnership':'BucketOwnerEnforced','requestPayer':'BucketOwner','policy':{'Version':'2012-10-17','Statement':[
              {'Sid':'Theirs','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::777788889999:root'},'Action':'s3:*',
               'Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*']}]}}""")),
    BUCKET_WITH_DENY(() -> Cases.planned().resource("arn:aws:s3:::ml-data", "policy", """
            {'Version':'2012-10-17','Statement':[{'Sid':'OnlyTheLakeTeam','Effect':'Deny','Principal':'*','Action':'s3:*',
             'Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*'],
             'Condition':{'StringNotLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/Lake*'}}}]}""")),
    BUCKET_FOR_AN_ENDPOINT(() -> Cases.planned().resource("arn:aws:s3:::ml-data", "policy", """
            {'Version':'2012-10-17','Statement':[{'Sid':'OnlyFromTheVpc','Effect':'Deny','Principal':'*',
             'Action':['s3:GetObject','s3:ListBucket'],'Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*'],
             'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-9'}}}]}""")),
    KEY_POLICY(() -> Cases.planned()
            .key("""
                    {'Version':'2012-10-17','Statement':[{'Sid':'Admin','Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/KeyAdmin'},
                     'Action':'kms:*','Resource':'*'}]}""")
            .resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'")
            .job("ResourceConfig", "VolumeKmsKeyId", "'" + Cases.KEY + "'")),
    KEY_OF_ANOTHER_ACCOUNT(() -> Cases.planned()
            .resource("""
                    {'arn':'arn:aws:kms:eu-west-1:444455556666:key/99999999-2222-3333-4444-555555555555','accountId':'444455556666',
                     'state':'Enabled','keyManager':'CUSTOMER','aliases':[],'grants':[],'policy':{'Version':'2012-10-17','Statement':[
                     {'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::444455556666:root'},'Action':'kms:*','Resource':'*'}]}}""")
            .job(
                    "OutputDataConfig",
                    "KmsKeyId",
                    "'arn:aws:kms:eu-west-1:444455556666:key/99999999-2222-3333-4444-555555555555'")),
    REPOSITORY_POLICY(() -> Cases.planned()
            .image("444455556666.dkr.ecr.eu-west-1.amazonaws.com/shared/churn:1")
            .roleWith("{'Effect':'Allow','Action':'ecr:*','Resource':'*'}")
            .resource("""
                    {'arn':'arn:aws:ecr:eu-west-1:444455556666:repository/shared/churn','accountId':'444455556666','policy':null,'imageTags':['1']}""")),
    ENDPOINT_POLICY(() -> Cases.planned()
            .vpc()
            .roleWith("{'Effect':'Allow','Action':'ec2:*','Resource':'*'}")
            .s3Endpoint("""
                    {'Version':'2012-10-17','Statement':[{'Sid':'Models','Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::ml-models/*'}]}""")),
    NETWORK_INTERFACES(() -> Cases.planned().vpc().s3Endpoint(null)),
    SERVICE_CONTROL_POLICY(() -> Cases.planned()
            .scp(
                    "{'Sid':'NoUploads','Effect':'Deny','Action':'s3:PutObject','Resource':'*'},{'Effect':'Allow','Action':'*','Resource':'*'}")
            .roleWithout("s3:PutObject")),
    RESOURCE_CONTROL_POLICY(() -> Cases.planned()
            .rcp("{'Sid':'Frozen','Effect':'Deny','Principal':'*','Action':'s3:GetObject','Resource':'*'}")),
    REQUEST_WITH_VPC(() -> Cases.planned()
            .callerWith("""
                    {'Sid':'OnlyInAVpc','Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'Null':{'sagemaker:VpcSubnets':'true'}}}""")
            .roleWith("{'Effect':'Allow','Action':'ec2:*','Resource':'*'}")
            .resource("""
                    {'arn':'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1','accountId':'111122223333','vpcId':'vpc-1','routeTableId':'rtb-1'}""")
            .resource("""
                    {'arn':'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1','accountId':'111122223333','vpcId':'vpc-1'}""")),
    REQUEST_WITH_VPC_UNKNOWN(() -> Cases.planned().callerWith("""
            {'Sid':'OnlyInAVpc','Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'Null':{'sagemaker:VpcSubnets':'true'}}}""")),
    REQUEST_WITH_KEY(() -> Cases.planned().key().resource("arn:aws:s3:::ml-models", "policy", """
            {'Version':'2012-10-17','Statement':[{'Sid':'OnlyWithOurKey','Effect':'Deny','Principal':'*','Action':'s3:PutObject',
             'Resource':'arn:aws:s3:::ml-models/*','Condition':{'StringNotEquals':{
              's3:x-amz-server-side-encryption-aws-kms-key-id':'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555'}}}]}""")),
    REQUEST_WITH_TAG(() -> Cases.planned().callerWith("""
            {'Sid':'CostCenter','Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*',
             'Condition':{'StringNotEquals':{'aws:RequestTag/CostCenter':['4711','4712']}}}""")),
    REQUEST_WITH_LIMITS(() -> Cases.planned().callerWith("""
            {'Sid':'Short','Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*',
             'Condition':{'NumericGreaterThan':{'sagemaker:MaxRuntimeInSeconds':'1800'}}}""").callerWith("""
            {'Sid':'Isolated','Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*',
             'Condition':{'Bool':{'sagemaker:NetworkIsolation':'false'}}}""").callerWith("""
            {'Sid':'Small','Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*',
             'Condition':{'ForAnyValue:StringNotLike':{'sagemaker:InstanceTypes':['ml.c5.*','ml.m5.large']}}}""")),
    ROLE_TAGS(() -> Cases.planned().resource("arn:aws:s3:::ml-data", "policy", """
            {'Version':'2012-10-17','Statement':[{'Sid':'OnlyTheTeam','Effect':'Deny','Principal':'*','Action':'s3:*',
             'Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*'],
             'Condition':{'StringNotEquals':{'aws:PrincipalTag/team':'churn'}}}]}""")),
    MESSAGE_WITHOUT_POLICIES(() -> Cases.text("failure-reason", """
            ClientError: Data download failed:AccessDenied (403): User: arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker \
            is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::ml-data/train/x.csv" because no identity-based \
            policy allows the s3:GetObject action""")),
    MESSAGE_OF_AN_SCP(() -> Cases.text("create-call", """
            An error occurred (AccessDeniedException) when calling the CreateTrainingJob operation: User: \
            arn:aws:iam::111122223333:user/dana is not authorized to perform: sagemaker:CreateTrainingJob on resource: \
            arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1 with an explicit deny in a service control policy: \
            arn:aws:organizations::999988887777:policy/o-1/service_control_policy/p-1""")),
    MESSAGE_OF_A_KEY(() -> Cases.text("failure-reason", """
            ClientError: Data download failed:AccessDenied (403): User: arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker \
            is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555 \
            because no resource-based policy allows the kms:Decrypt action"""));

    private final Supplier<Cases> evidence;

    Scenario(Supplier<Cases> evidence) {
        this.evidence = evidence;
    }

    Cases evidence() {
        return evidence.get();
    }

    String file() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".json";
    }
}
