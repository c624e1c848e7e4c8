package dev.callwire.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.RpcServer;
import dev.callwire.contract.ContractServer;
import dev.callwire.protocol.msgrpc.MsgRpc;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What clients and a server of the library said to each other about the contract, with our server in the place of theirs: it says
 * the same, byte for byte, but for what is drawn by lot (who sends a frame and its number, the tags of commands) and the time.
 *
 * <p>Two things differ, and each is looked at for itself: a stream is announced by {@code null}, not by the number of its items, and
 * ends with a message; and why a call back failed is not told to the caller of the method that made it, since that may be none of
 * the caller's business.
 */
class MsgRpcTranscriptTest {
    private static final Pattern DRAWN = Pattern.compile("\"i\":\"\\w{10}\",\"s\":\\d+");
    private static final Pattern COMMAND = Pattern.compile("c\\d+_\\w{10}");
    private static final Pattern TIME = Pattern.compile("\"timestamp\":\\d{13}");

    private static final String COUNTED = "\"result\":5,\"request\":{\"cmd\":\"demo.count\"";
    private static final String ANNOUNCED = "\"result\":null,\"request\":{\"cmd\":\"demo.count\"";
    private static final String END_OF_COUNT = "\"m\":{\"result\":null}},\"tag\":\"r19_";
    private static final String NO_MIRROR = "{\"error\":\"no mirror\"}";
    private static final Pattern NO_REASON = Pattern.compile(
            "\\{\"error\":\\{\"code\":-32603,\"message\":\"Internal error\",\"data\":\\{\"reference\":\"\\w+\"}}}");

    private final RpcServer server =
            ContractServer.builder().host("127.0.0.1").protocol(MsgRpc.PROTOCOL).start();
    private final Map<Integer, Page> pages = new HashMap<>();

    /** One connection of the transcript. */
    private final class Page {
        private final RawClient client = RawClient.connect(server, "/msg-rpc");

        /** What has come and is not looked at yet, by what it belongs to: only of that the order is fixed. */
        private final Map<String, Deque<String>> came = new HashMap<>();

        /** The tags of the server's commands, by those in the transcript. */
        private final Map<String, String> commands = new HashMap<>();

        void says(String frame) {
            var text = frame;
            for (var tag : commands.entrySet()) {
                text = text.replace(tag.getKey(), tag.getValue());
            }
            client.send(text);
        }

        void hears(String frame) {
            var next = next(subject(frame));
            assertThat(leveled(next)).isEqualTo(leveled(frame.replace(COUNTED, ANNOUNCED)));
            var told = COMMAND.matcher(frame);
            var drawn = COMMAND.matcher(next);
            while (told.find() && drawn.find()) {
                commands.putIfAbsent(told.group(), drawn.group());
            }
        }

        private String next(String subject) {
            while (came.getOrDefault(subject, new ArrayDeque<>()).isEmpty()) {
                var frame = client.nextText();
                came.computeIfAbsent(subject(frame), unused -> new ArrayDeque<>())
                        .add(frame);
            }
            return came.get(subject).remove();
        }

        List<String> left() {
            var left = new ArrayList<String>();
            came.values().forEach(left::addAll);
            return left;
        }
    }

    /** The call that a frame belongs to, and the command if it is of one. */
    private static String subject(String frame) {
        var content = Json.tree(frame).path("m");
        var tag = content.path("request").path("tag").asText()
                + content.path("tag").asText();
        var pipe = content.path("msg").path("p").asText().replaceFirst("_c\\d+_\\w{10}$", "");
        return pipe.startsWith("c_") ? tag + " " + pipe : tag;
    }

    /** A frame without what is drawn by lot. */
    private static String leveled(String frame) {
        var text = DRAWN.matcher(frame).replaceFirst("\"i\":…,\"s\":…");
        text = COMMAND.matcher(text).replaceAll("c…");
        text = NO_REASON.matcher(text).replaceFirst(NO_MIRROR.replace("\\", ""));
        return TIME.matcher(text).replaceFirst("\"timestamp\":…");
    }

    @AfterEach
    void close() {
        pages.values().forEach(page -> page.client.close());
        server.close();
    }

    @Test
    void serverSaysWhatTheLibrarysSaid() throws IOException {
        for (var line : transcript()) {
            replay(line);
        }

        var first = pages.get(1);
        assertThat(first.left())
                .as("the end of the stream")
                .singleElement()
                .asString()
                .contains(END_OF_COUNT);
        assertThat(pages.get(3).left()).isEmpty();
    }

    private void replay(JsonNode line) {
        int number = line.path("conn").asInt();
        if (line.path("event").asText().equals("open")) {
            pages.put(number, new Page());
            return;
        }
        var page = pages.get(number);
        if (line.path("event").asText().equals("close")) {
            page.client.close();
        } else if (line.path("dir").asText().equals("C->S")) {
            page.says(line.path("text").asText());
        } else {
            page.hears(line.path("text").asText());
        }
    }

    private static List<JsonNode> transcript() throws IOException {
        try (var file = MsgRpcTranscriptTest.class.getResourceAsStream("/msg-rpc/transcript.jsonl")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(Json::tree)
                    .toList();
        }
    }
}
