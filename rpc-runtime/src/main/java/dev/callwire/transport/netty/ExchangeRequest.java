package dev.callwire.transport.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The head of an HTTP request that means to bring a message in its body. */
record ExchangeRequest(HttpRequest request) {
    private static final String METHODS = "GET, POST, OPTIONS";
    private static final Pattern NEVER = Pattern.compile("\\s*q\\s*=\\s*0(\\.0*)?\\s*");

    /** What is wrong with it, whatever it asks for. */
    @Nullable
    Refusal flaw() {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        if (!isHttp11() && !HttpVersion.HTTP_1_0.equals(request.protocolVersion())) {
            return new Refusal(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "HTTP/1.1 and HTTP/1.0 are spoken here.");
        } else if (hosts > 1 || (hosts == 0 && isHttp11())) {
            return new Refusal(HttpResponseStatus.BAD_REQUEST, "A request has one Host header.");
        } else if (!request.uri().startsWith("/")) {
            return new Refusal(HttpResponseStatus.BAD_REQUEST, "A request asks for a path that starts with a slash.");
        } else if (!encodings().isEmpty() && !encodings().equals(List.of("chunked"))) {
            return new Refusal(HttpResponseStatus.BAD_REQUEST, "The only Transfer-Encoding taken here is chunked.");
        }
        return null;
    }

    private List<String> encodings() {
        return request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Why no message can be taken from it though its path has exchanges. */
    @Nullable
    Refusal mismatch(int maxBytes) {
        var headers = request.headers();
        if (!HttpMethod.POST.equals(request.method())) {
            return new Refusal(
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "A message is sent by POST.",
                    Map.of(HttpHeaderNames.ALLOW, METHODS));
        } else if (!isJson()) {
            return new Refusal(
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                    "A message is sent as application/json, in UTF-8.",
                    Map.of(HttpHeaderNames.ACCEPT, HttpHeaderValues.APPLICATION_JSON));
        } else if (!headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity").equalsIgnoreCase("identity")) {
            return new Refusal(HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, "A message is sent without compression.");
        } else if (HttpUtil.getContentLength(request, 0L) > maxBytes) {
            return tooLarge(maxBytes);
        } else if (expectation() != null && !awaitsContinue()) {
            return new Refusal(HttpResponseStatus.EXPECTATION_FAILED, "Only 100-continue may be expected.");
        }
        return null;
    }

    static Refusal tooLarge(int maxBytes) {
        return new Refusal(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "A message of more than " + maxBytes + " bytes is not taken here.");
    }

    /** Whether the client waits for a word before it sends the body. */
    boolean awaitsContinue() {
        return HttpHeaderValues.CONTINUE.toString().equalsIgnoreCase(expectation());
    }

    /** Whether the client takes an answer of several messages, and knows where it ends. */
    boolean takesEvents() {
        return isHttp11()
                && request.headers().getAll(HttpHeaderNames.ACCEPT).stream()
                        .flatMap(ranges ->
                                Stream.of(ranges.toLowerCase(Locale.ROOT).split(",", -1)))
                        .anyMatch(ExchangeRequest::isEvents);
    }

    private static boolean isEvents(String range) {
        var parts = range.split(";", -1);
        return parts[0].strip().equals("text/event-stream")
                && Stream.of(parts)
                        .skip(1)
                        .noneMatch(parameter -> NEVER.matcher(parameter).matches());
    }

    @Nullable
    String origin() {
        return request.headers().get(HttpHeaderNames.ORIGIN);
    }

    private @Nullable String expectation() {
        return isHttp11() ? request.headers().get(HttpHeaderNames.EXPECT) : null;
    }

    /** Whether its one type is JSON, with any parameters but a charset other than UTF-8. */
    private boolean isJson() {
        var types = request.headers().getAll(HttpHeaderNames.CONTENT_TYPE);
        if (types.size() != 1) {
            return false;
        }
        var parts = types.get(0).toLowerCase(Locale.ROOT).split(";", -1);
        return parts[0].strip().equals("application/json")
                && Stream.of(parts).skip(1).map(String::strip).allMatch(ExchangeRequest::allowsUtf8);
    }

    private static boolean allowsUtf8(String parameter) {
        var equals = parameter.indexOf('=');
        if (equals < 0 || !parameter.substring(0, equals).strip().equals("charset")) {
            return true;
        }
        var charset = parameter.substring(equals + 1).strip().replace("\"", "");
        return charset.equals("utf-8") || charset.equals("utf8");
    }

    private boolean isHttp11() {
        return HttpVersion.HTTP_1_1.equals(request.protocolVersion());
    }
}
