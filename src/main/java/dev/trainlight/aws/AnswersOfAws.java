package dev.trainlight.aws;

import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Lets nothing pass for an answer of AWS that is none: the login page of a network, which says that all is well, and an
 * answer without a body. The SDK reads both as an answer in which every field is empty, and "no policies" would be a lie.
 */
final class AnswersOfAws implements ExecutionInterceptor {
    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        // An error is told by its status, whatever stands in it.
        if (!response.isSuccessful() || context.httpRequest().method() == SdkHttpMethod.HEAD) {
            return;
        }
        boolean page = response.firstMatchingHeader("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .isPresent();
        // Signing out is answered with nothing.
        boolean nothing = response.statusCode() == 200
                && !"Logout".equals(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
                && response.firstMatchingHeader("Content-Length")
                        .filter("0"::equals)
                        .isPresent();
        if (page || nothing) {
            throw SdkClientException.create("Could not parse the answer: " + (page ? "a web page" : "it is empty"));
        }
    }
}
