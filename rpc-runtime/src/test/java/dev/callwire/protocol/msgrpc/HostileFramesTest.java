package dev.callwire.protocol.msgrpc;

import static dev.callwire.protocol.msgrpc.End.frame;
import static dev.callwire.protocol.msgrpc.End.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no frame, or none that makes sense, is passed over at both ends. */
class HostileFramesTest {
    private static final String HEAD = "{'u':'msg-rpc','v':1,'i':'x','s':1,";
    private static final String DEEP = "[".repeat(99) + "]".repeat(99);

    private final End server = End.dialled("ticks");
    private final End client = End.dialling();

    static Stream<String> senseless() {
        var rpc = Stream.of(
                        "null",
                        "7",
                        "[]",
                        "''",
                        "{}",
                        "{'cmd':'a'}",
                        "{'tag':'a'}",
                        "{'cmd':7,'tag':'a'}",
                        "{'cmd':null,'tag':'a'}",
                        "{'cmd':'a','tag':7}",
                        "{'cmd':'a','tag':null}",
                        "{'cmd':'a','tag':{}}",
                        "{'cmd':'a','cmd':'b','tag':'a'}",
                        "{'cmd':'a','tag':'a','tag':'b'}",
                        "{'err':null,'result':1}",
                        "{'err':null,'result':1,'request':7}",
                        "{'err':null,'result':1,'request':{}}",
                        "{'err':null,'result':1,'request':{'tag':7}}",
                        "{'err':null,'result':1,'request':{'tag':'r1_x'}}",
                        "{'err':{'code':[]},'request':{'tag':'r99999999999999999999_x'}}")
                .map(End::rpc);
        var messenger = Stream.of(
                        "null",
                        "[]",
                        "{}",
                        "{'tag':'r1_x'}",
                        "{'msg':{'p':'__','m':1}}",
                        "{'msg':{'p':'__','m':1},'tag':7}",
                        "{'msg':7,'tag':'r1_x'}",
                        "{'msg':[],'tag':'r1_x'}",
                        "{'msg':{'m':1},'tag':'r1_x'}",
                        "{'msg':{'p':'__'},'tag':'r1_x'}",
                        "{'msg':{'p':7,'m':1},'tag':'r1_x'}",
                        "{'msg':{'p':'','m':1},'tag':'r1_x'}",
                        "{'msg':{'p':'c_','m':1},'tag':'r1_x'}",
                        "{'msg':{'p':'c_','m':{}},'tag':'r1_x'}",
                        "{'msg':{'p':'c_a_c1_','m':{'err':null}},'tag':'r1_x'}",
                        "{'msg':{'p':'c_a_c1_x','m':{'cmd':7}},'tag':'r1_x'}",
                        "{'msg':{'p':'c_a_c1_x','m':{'cmd':'a'}},'tag':'unknown'}",
                        "{'msg':{'p':'__','m':{'cmd':'a'}},'tag':'unknown'}",
                        "{'msg':{'p':'other','m':{'cmd':'a'}},'tag':'r1_x'}",
                        "{'msg':{'p':'__','m':{'cmd':7}},'tag':'r1_x'}",
                        "{'msg':{'p':'__','m':7},'tag':'r1_x'}")
                .map(content -> HEAD + "'p':'rs-msger','m':" + content + "}");
        var envelopes = Stream.of(
                "",
                " ",
                "7",
                "'msg-rpc'",
                "null",
                "[]",
                "{}",
                "{",
                "{'u':",
                "\uFEFF{}",
                HEAD + "'p':'rs-rpc','m':{'cmd':'a','tag':'b'}}}",
                HEAD + "'p':'rs-rpc'}",
                HEAD + "'m':{}}",
                HEAD + "'p':7,'m':{}}",
                HEAD + "'p':'rs-other','m':{'cmd':'a','tag':'b'}}",
                HEAD + "'p':'rs-rpc','p':'rs-rpc','m':{'cmd':'a','tag':'b'}}",
                "{'u':'msg-rpc','v':2,'p':'rs-rpc','m':{'cmd':'a','tag':'b'}}",
                "{'u':'msg-rpc','p':'rs-rpc','m':{'cmd':'a','tag':'b'}}",
                "{'u':'other','v':1,'p':'rs-rpc','m':{'cmd':'a','tag':'b'}}",
                "{'v':1,'p':'rs-rpc','m':{'cmd':'a','tag':'b'}}",
                "{'jsonrpc':'2.0','id':1,'method':'a'}",
                HEAD + "'p':'rs-rpc','m':" + "[".repeat(99) + "]".repeat(99) + "}");
        return Stream.of(rpc, messenger, envelopes).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void whatMakesNoSenseIsPassedOver(String frame) {
        server.readsCall("{'cmd':'add','tag':'r1_x'}");
        server.accepted("{'cmd':'add','tag':'r1_x'}");

        assertThat(server.reads(frame)).singleElement().asString().startsWith("ignored ");
        assertThat(client.reads(frame)).singleElement().asString().startsWith("ignored ");
    }

    @Test
    void tagAndCmdAreOfALimitedLength() {
        var tag = "t".repeat(99);
        var cmd = "m".repeat(99);

        assertThat(server.readsCall("{'cmd':'add','tag':'" + tag + "'}"))
                .containsExactly("malformed {'cmd':'add','tag':'" + tag
                        + "'} -32600 Invalid request: a tag has at most 32 bytes");
        assertThat(server.readsCall("{'cmd':'" + cmd + "','tag':'t'}"))
                .containsExactly(
                        "malformed {'cmd':'" + cmd + "','tag':'t'} -32600 Invalid request: a cmd has at most 64 bytes");
    }

    @Test
    void ctagAndCmdOfACommandAreOfALimitedLength() {
        server.readsCall("{'cmd':'add','tag':'r1_x'}");
        server.accepted("{'cmd':'add','tag':'r1_x'}");
        var pipe = "c_" + "m".repeat(99);

        assertThat(server.readsMessage("r1_x", pipe, "{'cmd':'m'}"))
                .containsExactly("malformed {'p':'" + pipe
                        + "','tag':'r1_x'} -32600 Invalid request: a ctag has at most 32 bytes");
        assertThat(server.readsMessage("r1_x", "c_m", "{'cmd':'" + "m".repeat(99) + "'}"))
                .containsExactly(
                        "malformed {'p':'c_m','tag':'r1_x'} -32600 Invalid request: a cmd has at most 64 bytes");
    }

    @Test
    void answerToWhatIsRefusedDoesNotAnswerTheCallInFlight() {
        var id = "{'cmd':'add','tag':'r1_x'}";
        server.readsCall(id);

        assertThat(server.readsCall(id))
                .containsExactly("reply "
                        + frame(
                                "{'err':{'code':-32600,'message':'Invalid request: the tag is that of a call in flight'},"
                                        + "'request':" + id + ",'isService':0}"));
        assertThat(server.readsCall("{'cmd':'other','tag':'r1_x'}"))
                .singleElement()
                .asString()
                .startsWith("reply ");
        assertThat(server.failure("{'cmd':'other','tag':'r1_x'}", Fault.of(1, "x")))
                .contains("'isService':0");
        assertThat(server.accepted(id)).contains("'isService':1");
    }

    @Test
    void argsOfATopicAreAnObject() {
        assertThat(server.readsCall("{'cmd':'ticks','args':[1],'tag':'r1_x'}"))
                .containsExactly("reply "
                        + frame("{'err':{'code':-32602,'message':'args of a topic is an object of keys'},'request':"
                                + "{'cmd':'ticks','tag':'r1_x'},'isService':0}"));
        assertThat(server.readsCall("{'cmd':'ticks','args':null,'tag':'r1_x'}"))
                .containsExactly("subscribe {'cmd':'ticks','tag':'r1_x'} ticks");
    }

    @Test
    void pongThatWouldBeTooLongIsNotSent() {
        server.readsCall("{'cmd':'add','tag':'r1_x'}");
        server.accepted("{'cmd':'add','tag':'r1_x'}");

        assertThat(server.readsMessage("r1_x", "c_ping_c1_Q", "{'cmd':'ping','args':'" + "x".repeat(1 << 20) + "'}"))
                .containsExactly("ignored what takes a longer answer than may be sent");
    }

    @Test
    void demandThatIsNoneIsToldAsNone() {
        server.readsCall("{'cmd':'count','credit':2,'tag':'r1_x'}");
        server.accepted("{'cmd':'count','tag':'r1_x'}");

        for (var args : new String[] {"{}", "7", "null", "{'n':-1}", "{'n':1.5}", "{'n':'1'}"}) {
            assertThat(server.readsMessage("r1_x", "__", "{'cmd':'$/demand','args':" + args + "}"))
                    .containsExactly("demand of 0 from 'r1_x'");
        }
    }

    @Test
    void releaseOfWhatIsNoObjectIsPassedOver() {
        for (var args : new String[] {
            "null", "7", "{}", "{'object':7}", "{'object':'so0'}", "{'object':'o5'}", "{'object':'so'}"
        }) {
            assertThat(server.readsMessage("r1_x", "c_$/release_c0_Q", "{'cmd':'$/release','args':" + args + "}"))
                    .containsExactly("ignored the release of no object of ours");
        }
    }

    @Test
    void creditThatIsNoneIsNotHeeded() {
        for (var credit : new String[] {"0", "-1", "1.5", "'1'", "null", "1e3"}) {
            server.readsCall(
                    "{'cmd':'count','credit':" + credit + ",'tag':'r" + credit.length() + credit.charAt(0) + "_x'}");
        }
        server.accepted("{'cmd':'count','tag':'r10_x'}");

        assertThat(server.readsMessage("r10_x", "__", "{'cmd':'$/demand','args':{'n':1}}"))
                .containsExactly("ignored demand for what is sent without");
    }

    @Test
    void callBeyondALimitIsAnswered() {
        assertThat(server.readsCall("{'cmd':'add','args':" + DEEP + ",'tag':'r1_x'}"))
                .singleElement()
                .asString()
                .startsWith("malformed {'cmd':'add','tag':'r1_x'} -32700 Parse error: ");
        assertThat(server.readsCall("{'cmd':'add','args':[" + "1,".repeat(100_000) + "1],'tag':'r1_x'}"))
                .singleElement()
                .asString()
                .startsWith("malformed {'cmd':'add','tag':'r1_x'} -32700 Parse error: ");
    }

    @Test
    void commandBeyondALimitIsAnswered() {
        var command = End.message("r1_x", "c_add_c1_Q", "{'cmd':'add','args':" + DEEP + ",'ctag':'c1_Q'}");
        assertThat(server.reads(command)).singleElement().asString().startsWith("ignored ");
        server.readsCall("{'cmd':'add','tag':'r1_x'}");
        server.accepted("{'cmd':'add','tag':'r1_x'}");

        assertThat(server.reads(command))
                .singleElement()
                .asString()
                .startsWith("malformed {'p':'c_add_c1_Q','tag':'r1_x'} -32700 Parse error: ");
    }

    @Test
    void callBeyondALimitDoesNotAnswerTheCallInFlight() {
        server.readsCall("{'cmd':'add','tag':'r1_x'}");

        assertThat(server.readsCall("{'cmd':'add','args':" + DEEP + ",'tag':'r1_x'}"))
                .singleElement()
                .asString()
                .startsWith("reply ")
                .contains("'code':-32700", "'isService':0");
        assertThat(server.accepted("{'cmd':'add','tag':'r1_x'}")).contains("'isService':1");
    }

    @Test
    void answerBeyondALimitEndsItsCall() {
        var tag = tag(client.call(1, "m", null, End.noMeta()));

        assertThat(client.readsCall("{'err':null,'result':" + DEEP + ",'request':{'cmd':'m','tag':'" + tag + "'}}"))
                .singleElement()
                .asString()
                .startsWith("unreadable 1: ");
        assertThat(client.readsMessage(tag, "__", "{'result':" + DEEP + "}"))
                .as("as a message")
                .singleElement()
                .asString()
                .startsWith("unreadable 1: ");
        assertThat(client.readsMessage(tag, "__", "{'cmd':'say','args':" + DEEP + "}"))
                .as("a notification within the call")
                .singleElement()
                .asString()
                .startsWith("ignored ");
    }

    @Test
    void answerToACommandBeyondALimitEndsIt() {
        var id = "{'cmd':'add','tag':'r1_x'}";
        server.readsCall(id);
        server.accepted(id);
        var command = server.call(7, "reverse", null, End.within(id));
        var pipe = command.replaceFirst(".*'p':'(c_[^']*)'.*", "$1");

        assertThat(server.readsMessage("r1_x", pipe, "{'err':null,'result':" + DEEP + "}"))
                .singleElement()
                .asString()
                .startsWith("unreadable 7: ");
    }

    @Test
    void itemBeyondALimitEndsItsStreamAtBothEnds() {
        var tag = tag(client.call(1, "m", null, End.credit(64)));
        client.readsCall("{'result':null,'isService':1,'request':{'cmd':'m','tag':'" + tag + "'}}");

        assertThat(client.readsMessage(tag, "__", DEEP))
                .hasSize(2)
                .satisfiesExactly(
                        reply -> assertThat(reply)
                                .startsWith("reply ")
                                .contains("'cmd':'$/cancel'", "'tag':'" + tag + "'"),
                        end -> assertThat(end).startsWith("unreadable 1: "));
    }

    @Test
    void whatIsBeyondALimitAndMakesNoSenseIsPassedOver() {
        for (var frame : new String[] {
            End.rpc("{'cmd':7,'args':" + DEEP + ",'tag':'r1_x'}"),
            End.rpc("{'cmd':'add','args':" + DEEP + "}"),
            End.rpc("{'cmd':'add','cmd':'add','args':" + DEEP + ",'tag':'r1_x'}"),
            End.rpc("{'cmd':'add','args':" + DEEP + ",'tag':'r1_x'}}}"),
            End.rpc("{'cmd':'add','args':" + DEEP + ",'tag':"),
            End.rpc("{'result':" + DEEP + ",'request':{'tag':7}}"),
            End.rpc("{'result':" + DEEP + ",'request':{'tag':'r1_x'}}"),
            End.rpc("{'result':1,'request':" + DEEP + "}"),
            End.message("r1_x", "__", DEEP),
            End.message("r1_x", "c_a_c1_x", "{'result':" + DEEP + "}"),
            End.message("r1_x", "other", DEEP),
            HEAD + "'p':'rs-msger','m':{'msg':" + DEEP + ",'tag':'r1_x'}}",
            HEAD + "'p':'rs-other','m':{'cmd':'add','args':" + DEEP + ",'tag':'r1_x'}}",
            "{'u':'other','v':1,'p':'rs-rpc','m':{'cmd':'add','args':" + DEEP + ",'tag':'r1_x'}}"
        }) {
            assertThat(server.reads(frame)).singleElement().asString().startsWith("ignored ");
            assertThat(client.reads(frame)).singleElement().asString().startsWith("ignored ");
        }
    }

    private static String tag(String frame) {
        return frame.replaceFirst(".*'tag':'([^']*)'.*", "$1");
    }

    @Test
    void whatIsRememberedOfOwnCallsIsBounded() {
        var services = new OwnServices();
        for (long id = 1; id <= 2L * OwnServices.MOST; id++) {
            services.abandon(id);
        }

        assertThat(services.size()).isEqualTo(OwnServices.MOST);
    }

    @Test
    void objectsAreRememberedUntilTheirReferencesEnd() {
        var objects = new ObjectNames(false, 64, new Requests(new Frames(), new Tags()));
        var call = json("{'cmd':'watch','tag':'r1_x'}");
        var refused = Objects.requireNonNull(objects.readReference(json("'w'"), call));
        var released = Objects.requireNonNull(objects.readReference(json("'w'"), call));
        objects.readReference(json("'w'"), call);

        objects.forget(refused.handle());
        objects.writeRelease(new JsonWriter(16, 999), released.handle(), false);

        assertThat(objects.size()).isEqualTo(1);
    }

    @Test
    void noMutationOfAFrameBreaksAnEnd() {
        var random = new Random(20_26);
        var seeds = new ArrayList<>(senseless().toList());
        seeds.add(End.rpc("{'cmd':'add','args':{'a':1},'tag':'r1_x'}"));
        seeds.add(End.message("r1_x", "c_ping_c1_Q", "{'cmd':'ping','args':{'k':1},'ctag':'c1_Q'}"));
        seeds.add(End.message("r1_x", "__", "{'cmd':'$/demand','args':{'n':1}}"));
        for (int i = 0; i < 20_000; i++) {
            var bytes =
                    seeds.get(random.nextInt(seeds.size())).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
                bytes[random.nextInt(bytes.length)] =
                        "\"\\{}[]:,_c0r\0\u007f".getBytes(StandardCharsets.UTF_8)[random.nextInt(14)];
            }
            var frame = new String(bytes, StandardCharsets.UTF_8);
            for (var end : List.of(server, client)) {
                end.reads(frame);
            }
        }
        assertThat(client.call(1, "m", null, End.noMeta())).contains("'tag':'r1_");
    }
}
