package dev.trainlight.aws.collect;

import com.github.tomakehurst.wiremock.client.WireMock;

/** The typical account with a denial in every kind of policy: whichever of them is lost, something would look allowed. */
final class GuardedAccount {
    private GuardedAccount() {}

    static void stub(FakeAws aws) {
        TypicalAccount.stub(aws);
        aws.s3(
                "ml-models",
                "policy",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"NoWrites\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::ml-models/*\"}]}");
        aws.query(
                "GetPolicyVersion",
                "PolicyArn=arn:aws:iam::111122223333:policy/MlBoundary",
                "<PolicyVersion><VersionId>v3</VersionId><IsDefaultVersion>true</IsDefaultVersion><Document>"
                        + FakeAws.document("""
                                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":["logs:*","kms:CreateGrant","kms:Decrypt"],"Resource":"*"}]}""")
                        + "</Document></PolicyVersion>");
        aws.ec2(
                "DescribeVpcEndpoints",
                "<vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId><vpcEndpointType>Gateway</vpcEndpointType><vpcId>vpc-1</vpcId><serviceName>com.amazonaws.eu-west-1.s3</serviceName><state>available</state>"
                        + "<policyDocument>{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":[\"arn:aws:s3:::ml-models\",\"arn:aws:s3:::ml-models/*\"]}]}</policyDocument><routeTableIdSet><item>rtb-1</item></routeTableIdSet><privateDnsEnabled>false</privateDnsEnabled></item></vpcEndpointSet>");
        aws.json("ListParents", "111122223333", "{\"Parents\":[{\"Id\":\"r-1\",\"Type\":\"ROOT\"}]}");
        for (String kind : new String[] {"SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"}) {
            for (String target : new String[] {"111122223333", "\"r-1\""}) {
                aws.server()
                        .stubFor(FakeAws.json("ListPoliciesForTarget")
                                .withRequestBody(WireMock.containing(target))
                                .withRequestBody(WireMock.containing(kind))
                                .willReturn(FakeAws.jsonAnswer(200, list(kind, target))));
            }
        }
        policy(aws, "p-full", "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");
        policy(aws, "p-SERVICE_CONTROL_POLICY", "{\"Effect\":\"Deny\",\"Action\":\"ecr:*\",\"Resource\":\"*\"}");
        policy(
                aws,
                "p-RESOURCE_CONTROL_POLICY",
                "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":[\"kms:GenerateDataKey\",\"sts:AssumeRole\"],\"Resource\":\"*\"}");
    }

    private static String list(String kind, String target) {
        String full =
                "{\"Id\":\"p-full\",\"Arn\":\"arn:aws:organizations::aws:policy/x/p-full\",\"Name\":\"Full\",\"AwsManaged\":true}";
        String own = "{\"Id\":\"p-" + kind + "\",\"Arn\":\"arn:aws:organizations::999988887777:policy/o-example/x/p-"
                + kind + "\",\"Name\":\"Guard\",\"AwsManaged\":false}";
        return "{\"Policies\":[" + (target.contains("r-1") ? full + "," + own : full) + "]}";
    }

    private static void policy(FakeAws aws, String id, String statement) {
        aws.json(
                "DescribePolicy",
                "\"" + id + "\"",
                "{\"Policy\":{\"PolicySummary\":{\"Id\":\"" + id
                        + "\"},\"Content\":\"{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":["
                        + statement.replace("\"", "\\\"") + "]}\"}}");
    }
}
