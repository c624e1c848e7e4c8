package dev.callwire.protocol.msgrpc;

import static dev.callwire.protocol.msgrpc.End.credit;
import static dev.callwire.protocol.msgrpc.End.frameOfMessage;
import static dev.callwire.protocol.msgrpc.End.json;
import static dev.callwire.protocol.msgrpc.End.noMeta;
import static dev.callwire.protocol.msgrpc.End.raw;
import static dev.callwire.protocol.msgrpc.End.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.ObjectReference;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The end that dialled: what it says to a server of the library's, and what it hears of it. */
class CallingTest {
    private final End client = End.dialling();

    private static String tag(String frame) {
        return frame.replaceFirst(".*'tag':'([^']*)'.*", "$1");
    }

    private String call(long id) {
        return tag(client.call(id, "m", null, noMeta()));
    }

    private String stream(long id) {
        return tag(client.call(id, "m", null, credit(64)));
    }

    private String topic(long id) {
        return tag(raw(
                out -> client.streams().writeSubscribe(out, id, json("'ticks'").array(), null, noMeta())));
    }

    private List<String> answer(String tag, String members) {
        return client.readsCall("{" + members + ",'request':{'cmd':'m','tag':'" + tag + "'}}");
    }

    @Test
    void callHasATagOfItsOwn() {
        assertThat(client.call(5, "demo.add", "{'a':1}", noMeta()))
                .matches(
                        "\\{'u':'msg-rpc','v':1,'i':'\\w{10}','s':1,'p':'rs-rpc','m':\\{'cmd':'demo.add','args':\\{'a':1},"
                                + "'tag':'r5_[A-Za-z0-9]{10}'}}");
        assertThat(client.call(6, "m", null, noMeta())).contains("'s':2,", "'args':{},");
    }

    @Test
    void answerEndsItsCall() {
        assertThat(answer(call(1), "'err':null,'result':3,'isService':0")).containsExactly("result 1 3");
        assertThat(answer(call(2), "'err':null,'isService':0")).containsExactly("result 2 null");
        assertThat(answer(call(3), "'result':null")).containsExactly("result 3 null");
        assertThat(answer(call(4), "'result':5,'isService':1"))
                .as("a service with a result")
                .containsExactly("result 4 5");
    }

    @Test
    void outcomeOfAServiceIsAMessage() {
        var tag = call(1);

        assertThat(answer(tag, "'err':null,'result':null,'isService':1")).isEmpty();
        assertThat(client.readsMessage(tag, "__", "{'result':'cba'}")).containsExactly("result 1 'cba'");
        assertThat(client.readsMessage(tag, "__", "{'error':'no mirror'}"))
                .containsExactly("failure 1 -32000 no mirror");
        assertThat(client.readsMessage(tag, "__", "{'error':{'code':7,'message':'x','data':[1]}}"))
                .containsExactly("failure 1 7 x [1]");
        assertThat(client.readsMessage(tag, "__", "{'result':1,'more':2}"))
                .containsExactly("ignored a message without a name that could be one's");
        assertThat(client.readsMessage(tag, "__", "{'cmd':'say','args':{'x':1}}"))
                .containsExactly("notification say {'x':1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "false", "0", "''", "0.0", "-0"})
    void whatJavaScriptTakesForFalseIsNoFailure(String err) {
        assertThat(answer(call(1), "'err':" + err + ",'result':3")).containsExactly("result 1 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "404,'result':'Unknown cmd: m' | -32601 Unknown cmd: m",
                "404 | -32601 Error 404",
                "'404 gone' | -32601 404 gone",
                "500 | 500 Error 500",
                "-3,'result':'odd' | -3 odd",
                "1.5 | -32000 1.5",
                "99999999999 | -32000 99999999999",
                "1e999 | -32000 1e999",
                "'broken' | -32000 broken",
                "true | -32000 true",
                "[1] | -32000 [1]",
                "{} | -32000 {}",
                "{'code':'1','message':'x'} | -32000 {'code':'1','message':'x'}",
                "{'code':1} | -32000 {'code':1}",
                "{'code':1,'message':'x'} | 1 x",
                "{'code':1,'message':'x','data':null,'stack':'…'} | 1 x null",
            })
    void failureIsReadAsWellAsItSaysAnything(String err, String told) {
        assertThat(answer(call(1), "'err':" + err)).containsExactly("failure 1 " + told);
    }

    @Test
    void answerToNoCallIsPassedOver() {
        for (var tag : new String[] {"r1_ABCDEFGHIJ", "", "r", "r_", "r0_x", "r01_x", call(1).substring(1)}) {
            assertThat(answer(tag, "'result':1")).containsExactly("ignored an answer to no call of ours");
        }
    }

    @Test
    void notificationIsACallWhoseAnswerIsPassedOver() {
        var frame = client.notification("demo.log", "{'line':'x'}", noMeta());

        assertThat(frame).contains("'p':'rs-rpc','m':{'cmd':'demo.log','args':{'line':'x'},'tag':'r1_");
        assertThat(answer(tag(frame), "'result':null")).containsExactly("ignored an answer to no call of ours");
        assertThat(client.notification("demo.log", null, noMeta())).contains("'tag':'r2_");
    }

    @Test
    void streamIsItemsUntilItsEnd() {
        var tag = stream(1);

        assertThat(answer(tag, "'err':null,'result':null,'isService':1")).isEmpty();
        assertThat(client.readsMessage(tag, "__", "1")).containsExactly("item of '" + tag + "', call 1 1");
        assertThat(client.readsMessage(tag, "__", "{'result':2}"))
                .containsExactly("item of '" + tag + "', call 1 {'result':2}");
        assertThat(client.readsMessage(tag, "__", "{'result':null}")).containsExactly("result 1 null");
        assertThat(client.readsMessage(stream(2), "__", "{'error':{'code':7,'message':'x'}}"))
                .containsExactly("failure 2 7 x");
    }

    @Test
    void streamOfALibrarysServerGoesOnWhateverItsAnswerIs() {
        var tag = stream(1);

        assertThat(answer(tag, "'err':null,'result':5,'isService':1")).isEmpty();
        assertThat(client.readsMessage(tag, "__", "null")).containsExactly("item of '" + tag + "', call 1 null");
    }

    @Test
    void streamThatIsGatheredIsAnArray() {
        assertThat(answer(stream(1), "'err':null,'result':[1,2],'isService':0")).containsExactly("result 1 [1,2]");
        assertThat(answer(stream(2), "'err':{'code':7,'message':'x'}")).containsExactly("failure 2 7 x");
    }

    @Test
    void cancelIsACommandOfTheMessenger() {
        var tag = stream(3);
        answer(tag, "'err':null,'result':null,'isService':1");

        assertThat(End.anonymous(raw(out -> client.session.writeCancel(out, 3))).replaceAll("_\\w{10}'", "_X'"))
                .isEqualTo(frameOfMessage(tag, "c_$/cancel_c3_X", "{'cmd':'$/cancel','args':{},'ctag':'c3_X'}")
                        .replace(tag, tag.substring(0, 3) + "X"));
        assertThat(raw(out -> client.session.writeCancel(out, 4)))
                .as("of a call that is no service")
                .isEmpty();
    }

    @Test
    void cancelWaitsUntilTheCallHasAMessenger() {
        var tag = stream(1);
        assertThat(raw(out -> client.session.writeCancel(out, 1))).isEmpty();

        var heard = answer(tag, "'err':null,'result':null,'isService':1");

        assertThat(heard).singleElement().asString().startsWith("reply ").contains("'cmd':'$/cancel'", "'tag':'" + tag);
        assertThat(answer(tag, "'err':null,'result':null,'isService':1"))
                .as("once")
                .isEmpty();
    }

    @Test
    void cancelledCallThatIsAnsweredIsForgotten() {
        var tag = call(1);
        client.session.writeCancel(new JsonWriter(16, 999), 1);

        assertThat(answer(tag, "'result':1,'isService':0")).containsExactly("result 1 1");
        assertThat(answer(tag, "'result':null,'isService':1")).isEmpty();
    }

    @Test
    void subscriptionIsKnownByItsTag() {
        var tag = topic(1);

        assertThat(answer(tag, "'err':null,'result':true,'isService':1")).containsExactly("result 1 null");
        assertThat(client.streams()
                        .readSubscribed(json("null"), 1, json("'ticks'").array()))
                .hasToString("\"" + tag + "\"");
        assertThat(client.readsMessage(tag, "__", "5")).containsExactly("event of '" + tag + "' 5");
        assertThat(client.readsMessage(tag, "__", "{'n':null}")).containsExactly("event of '" + tag + "' {'n':null}");
        assertThat(client.readsMessage(tag, "__", "{'result':null}")).containsExactly("event of '" + tag + "' end");
        assertThat(client.readsMessage(tag, "__", "{'error':{'code':-32017,'message':'lagged'}}"))
                .containsExactly("event of '" + tag + "' end -32017 lagged");
        assertThat(raw(out -> client.streams().writeUnsubscribe(out, 9, null, json("'" + tag + "'"))))
                .contains("'cmd':'$/cancel'", "'tag':'" + tag + "'");
    }

    @Test
    void subscriptionHasItsKeysAsArgs() {
        assertThat(raw(out ->
                        client.streams().writeSubscribe(out, 1, json("'ticks'").array(), value("{'n':5}"), noMeta())))
                .contains("{'cmd':'ticks','args':{'n':5},'tag':'r1_");
    }

    @Test
    void subscriptionThatIsAnsweredAsACallIsNone() {
        assertThat(answer(topic(1), "'err':null,'result':true,'isService':0"))
                .containsExactly("unreadable 1: the answer is that of a call, and no topic's");
        assertThat(answer(topic(2), "'err':404,'result':'Unknown cmd: ticks','isService':0"))
                .containsExactly("failure 2 -32601 Unknown cmd: ticks");
    }

    @Test
    void commandOfTheServersIsACall() {
        var tag = call(1);
        var pipe = "c_client.reverse_c1_ABCDEFGHIJ";
        var id = "{'p':'" + pipe + "','tag':'" + tag + "'}";

        assertThat(client.readsMessage(
                        tag, pipe, "{'cmd':'client.reverse','args':{'text':'abc'},'ctag':'c1_ABCDEFGHIJ'}"))
                .containsExactly("call " + id + " client.reverse {'text':'abc'}");
        assertThat(client.result(id, "'cba'")).isEqualTo(frameOfMessage(tag, pipe, "{'err':null,'result':'cba'}"));
        assertThat(client.failure(id, Fault.of(7, "x")))
                .isEqualTo(frameOfMessage(tag, pipe, "{'err':{'code':7,'message':'x'}}"));
        assertThat(client.readsMessage(tag, "c_ping_c1_Q", "{'cmd':'ping'}"))
                .singleElement()
                .asString()
                .startsWith("reply ");
        assertThat(client.readsMessage(tag, "c_$/cancel_c1_Q", "{'cmd':'$/cancel'}"))
                .as("it is the client whose calls are cancelled")
                .containsExactly("call {'p':'c_$/cancel_c1_Q','tag':'" + tag + "'} $/cancel");
        assertThat(client.session.answersFirst()).isFalse();
    }

    @Test
    void objectIsCalledByTheNameItWasGiven() {
        var tag = call(1);
        var objects = Objects.requireNonNull(client.session.objects());

        assertThat(raw(out -> objects.writeReference(out, new ObjectReference(5, true, true))))
                .isEqualTo("'o5'");
        assertThat(client.readsMessage(tag, "c_o5.seen_c1_Q", "{'cmd':'o5.seen','args':{'n':1}}"))
                .containsExactly("call {'p':'c_o5.seen_c1_Q','tag':'" + tag + "'} of object 5 seen {'n':1}");
        assertThat(client.readsMessage(tag, "__", "{'cmd':'o5.seen','args':{'n':1}}"))
                .containsExactly("notification of object 5 seen {'n':1}");
        assertThat(client.readsMessage(tag, "__", "{'cmd':'o.seen'}")).containsExactly("notification o.seen");
        assertThat(objects.readReference(json("'o5'"))).isEqualTo(new ObjectReference(5, false, false));
        assertThat(objects.readReference(json("'p5'"))).isNull();
        objects.forEachReference(
                json("'o5'"), reference -> assertThat(reference).isNull());
    }

    @Test
    void objectOfTheServersIsCalledOverTheMessengerAndGivenBackByItsName() {
        var tag = call(1);
        var objects = Objects.requireNonNull(client.session.objects());
        var id = json("{'p':'c_m_c1_Q','tag':'" + tag + "'}");
        var reference = Objects.requireNonNull(objects.readReference(json("'so1'"), id));
        var close = objects.methodName(reference.handle(), "close");

        assertThat(raw(out -> client.session.writeCall(out, 2, close, null, noMeta())))
                .contains("'p':'c_so1.close_c2_", "'tag':'" + tag + "'");
        assertThat(raw(out -> objects.writeReference(out, new ObjectReference(reference.handle(), false, false))))
                .isEqualTo("'so1'");
    }

    @Test
    void demandIsSentToWhoeverHeedsIt() {
        assertThat(client.call(1, "m", null, credit(64))).contains(",'args':{},'credit':64,'tag':'r1_");
        var tag = stream(2);
        var name = client.streams().ofOwnCall(2);

        assertThat(raw(out -> client.streams().writeDemand(out, name, 3))).isEmpty();
        assertThat(answer(tag, "'result':null,'isService':1,'credit':64"))
                .containsExactly("reply " + frameOfMessage(tag, "__", "{'cmd':'$/demand','args':{'n':3}}"));
        assertThat(End.anonymous(raw(out -> client.streams().writeDemand(out, name, 7))))
                .isEqualTo(frameOfMessage(tag, "__", "{'cmd':'$/demand','args':{'n':7}}"));
    }

    @Test
    void demandIsNotSentToALibrarysServer() {
        var name = client.streams().ofOwnCall(1);
        answer(stream(1), "'result':null,'isService':1");

        assertThat(raw(out -> client.streams().writeDemand(out, name, 7))).isEmpty();
    }

    @Test
    void callsThatWereGivenUpDoNotPushOutAStreamThatGoesOn() {
        var tag = stream(1);
        answer(tag, "'result':null,'isService':1,'credit':64");
        for (long id = 2; id <= OwnServices.MOST + 2; id++) {
            client.session.writeCancel(new JsonWriter(16, 999), id);
        }

        var name = client.streams().ofOwnCall(1);
        assertThat(raw(out -> client.streams().writeDemand(out, name, 7))).contains("'$/demand'");
        assertThat(raw(out -> client.session.writeCancel(out, 1))).contains("'$/cancel'", "'tag':'" + tag + "'");
    }

    @Test
    void callsThatAPeerMakesUpDoNotPushOutAStreamThatGoesOn() {
        var letters = call(1).replaceFirst(".*_", "");
        var tag = stream(1);
        answer(tag, "'result':null,'isService':1,'credit':64");
        for (long id = 2; id <= OwnServices.MOST + 2; id++) {
            answer("r" + id + "_" + letters, "'result':null,'isService':1");
        }

        assertThat(raw(out -> client.session.writeCancel(out, 1))).contains("'$/cancel'");
    }

    @Test
    void closedSessionHasForgotten() {
        answer(stream(1), "'result':null,'isService':1");

        client.session.close();

        assertThat(raw(out -> client.session.writeCancel(out, 1))).isEmpty();
    }
}
