package dev.callwire.protocol.msgrpc;

import static dev.callwire.protocol.msgrpc.End.frame;
import static dev.callwire.protocol.msgrpc.End.frameOfMessage;
import static dev.callwire.protocol.msgrpc.End.json;
import static dev.callwire.protocol.msgrpc.End.message;
import static dev.callwire.protocol.msgrpc.End.noMeta;
import static dev.callwire.protocol.msgrpc.End.raw;
import static dev.callwire.protocol.msgrpc.End.rpc;
import static dev.callwire.protocol.msgrpc.End.value;
import static dev.callwire.protocol.msgrpc.End.within;
import static dev.callwire.protocol.msgrpc.End.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Fault;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The end that was dialled: what it hears of its client's library, and what it says to it. */
class ServingTest {
    private static final String ADD = "{'cmd':'add','tag':'r1_x'}";
    private static final Fault DIVISION_BY_ZERO =
            new Fault(1001, "division by zero", out -> out.raw(json("{'dividend':7}")));

    private final End server = End.dialled("ticks");

    private String call(String cmd, int number) {
        server.readsCall("{'cmd':'" + cmd + "','args':{},'tag':'r" + number + "_x'}");
        return "{'cmd':'" + cmd + "','tag':'r" + number + "_x'}";
    }

    private String service(String cmd, int number) {
        var id = call(cmd, number);
        server.accepted(id);
        return id;
    }

    @Test
    void callIsKnownByWhatItsAnswerRepeats() {
        assertThat(server.readsCall("{'cmd':'add','args':{'a':1,'b':2},'tag':'r1_x'}"))
                .containsExactly("call " + ADD + " add {'a':1,'b':2}");
        assertThat(server.result(ADD, "3"))
                .isEqualTo(frame("{'err':null,'result':3,'request':" + ADD + ",'isService':0}"));
    }

    @Test
    void argsMayBeAbsentOrNullOrAnArray() {
        assertThat(server.readsCall("{'cmd':'a','tag':'1'}")).containsExactly("call {'cmd':'a','tag':'1'} a");
        assertThat(server.readsCall("{'cmd':'a','tag':'2','args':null}"))
                .containsExactly("call {'cmd':'a','tag':'2'} a");
        assertThat(server.readsCall("{'cmd':'a','tag':'3','args':[1]}"))
                .containsExactly("call {'cmd':'a','tag':'3'} a [1]");
    }

    @Test
    void namesGoBackAsTheyWereWritten() {
        var escaped = "{'cmd':'\\u0061\\\\','tag':'\\/\\\\'}";
        assertThat(server.readsCall(escaped)).containsExactly("call " + escaped + " a\\");
        assertThat(server.result(escaped, "1")).contains("'request':" + escaped + ",");
    }

    @Test
    void frameSaysWhomItIsFromAndCounts() {
        call("add", 1);
        call("add", 2);

        var first = raw(out -> server.session.writeResult(out, json(ADD), null, value("1")));
        var second = raw(out -> server.session.writeResult(out, json("{'cmd':'add','tag':'r2_x'}"), null, value("1")));

        assertThat(first).matches("\\{'u':'msg-rpc','v':1,'i':'[A-Za-z0-9]{10}','s':1,'p':'rs-rpc',.*");
        assertThat(second).startsWith(first.substring(0, first.indexOf(",'s':")) + ",'s':2,");
    }

    @Test
    void failureSaysCodeMessageAndData() {
        call("add", 1);

        assertThat(server.failure(ADD, DIVISION_BY_ZERO))
                .isEqualTo(frame("{'err':{'code':1001,'message':'division by zero','data':{'dividend':7}},'request':"
                        + ADD + ",'isService':0}"));
    }

    @Test
    void unknownMethodIs404() {
        call("add", 1);

        assertThat(server.failure(ADD, Fault.of(Fault.METHOD_NOT_FOUND, "Method not found: add")))
                .isEqualTo(frame("{'err':404,'result':'Unknown cmd: add','request':" + ADD + ",'isService':0}"));
    }

    @Test
    void methodThatIsNotCarriedIsAFaultThatSaysSo() {
        call("add", 1);

        assertThat(server.failure(ADD, Fault.of(Fault.METHOD_NOT_FOUND, "add takes a stream")))
                .isEqualTo(frame(
                        "{'err':{'code':-32601,'message':'add takes a stream'},'request':" + ADD + ",'isService':0}"));
    }

    @Test
    void notificationIsAnsweredAtOnce() {
        assertThat(server.readsCall("{'cmd':'log','args':{'line':'x'},'tag':'r1_x'}"))
                .containsExactly(
                        "notification log {'line':'x'}",
                        "reply "
                                + frame(
                                        "{'err':null,'result':null,'request':{'cmd':'log','tag':'r1_x'},'isService':0}"));
    }

    @Test
    void callThatGoesOnIsAnsweredFirstAndOnce() {
        call("add", 1);

        assertThat(server.session.answersFirst()).isTrue();
        assertThat(server.accepted(ADD))
                .isEqualTo(frame("{'err':null,'result':null,'request':" + ADD + ",'isService':1}"));
        assertThat(server.accepted(ADD)).isEmpty();
        assertThat(server.result(ADD, "'cba'")).isEqualTo(frameOfMessage("r1_x", "__", "{'result':'cba'}"));
        assertThat(server.accepted(ADD)).isEmpty();
    }

    @Test
    void callThatHasBeenAnsweredDoesNotGoOn() {
        call("add", 1);
        server.result(ADD, "3");

        assertThat(server.accepted(ADD)).isEmpty();
    }

    @Test
    void failureOfACallThatGoesOnIsAMessage() {
        service("add", 1);

        assertThat(server.failure(ADD, DIVISION_BY_ZERO))
                .isEqualTo(frameOfMessage(
                        "r1_x", "__", "{'error':{'code':1001,'message':'division by zero','data':{'dividend':7}}}"));
    }

    @Test
    void resultThatIsWrittenWhileItsCallIsAcceptedIsAMessage() {
        call("add", 1);

        var frame = written(out -> server.session.writeResult(out, json(ADD), null, to -> {
            server.accepted(ADD);
            to.value(3);
        }));

        assertThat(frame).isEqualTo(frameOfMessage("r1_x", "__", "{'result':3}"));
    }

    @Test
    void failureThatIsWrittenWhileItsCallIsAcceptedIsAMessage() {
        call("add", 1);

        var frame = server.failure(ADD, new Fault(1, "x", to -> {
            server.accepted(ADD);
            to.value(3);
        }));

        assertThat(frame).isEqualTo(frameOfMessage("r1_x", "__", "{'error':{'code':1,'message':'x','data':3}}"));
    }

    @Test
    void callWhoseResultCannotBeWrittenIsStillToBeAnswered() {
        call("add", 1);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> server.session.writeResult(new JsonWriter(16, 999), json(ADD), null, to -> {
                    throw new IllegalStateException();
                }));

        assertThat(server.accepted(ADD)).contains("'isService':1");
    }

    @Test
    void callBackIsACommandOfTheCallItIsWithin() {
        var id = service("add", 1);
        service("other", 2);

        assertThat(server.session.callOf(json("'client.reverse'").array(), json(id)))
                .hasToString(json(id).toString());
        assertThat(End.anonymous(server.call(7, "client.reverse", "{'text':'abc'}", within(id)))
                        .replaceAll("_[A-Za-z0-9]{10}'", "_X'"))
                .isEqualTo(frameOfMessage(
                        "r1_x",
                        "c_client.reverse_c7_X",
                        "{'cmd':'client.reverse','args':{'text':'abc'},'ctag':'c7_X'}"));
    }

    @Test
    void callBackOutsideOfACallGoesWithTheNewestOne() {
        service("add", 1);
        var newest = service("other", 2);
        call("not.accepted", 3);
        server.result(newest, "null");

        assertThat(server.session.callOf(json("'m'").array(), null))
                .hasToString(json(newest).toString());
        assertThat(server.session.callOf(json("'m'").array(), json(ADD)))
                .hasToString(json(ADD).toString());
    }

    @Test
    void callBackWithoutACallIsRefusedWithTheRule() {
        assertThat(server.session.callOf(json("'client.reverse'").array(), null))
                .isNull();
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> server.call(1, "client.reverse", "{}", noMeta()))
                .withMessage(
                        "client.reverse was not sent: over msg-rpc the end that was dialled calls back over the messenger"
                                + " of a call, and none goes on or has gone on here; call back from within a method that the client"
                                + " calls");
    }

    @Test
    void answerToACommandEndsItsCall() {
        var id = service("add", 1);
        var pipe = pipe(server.call(7, "client.reverse", null, within(id)));

        assertThat(server.readsMessage("r1_x", pipe, "{'err':null,'result':'cba'}"))
                .containsExactly("result 7 'cba'");
        assertThat(server.readsMessage("r1_x", pipe, "{'err':null}")).containsExactly("result 7 null");
        assertThat(server.readsMessage("r1_x", pipe, "{'err':'no mirror'}"))
                .containsExactly("failure 7 -32000 no mirror");
        assertThat(server.readsMessage("r1_x", pipe, "{'err':'404 Unkown cmd: x'}"))
                .containsExactly("failure 7 -32601 404 Unkown cmd: x");
    }

    /** The pipe of a command that was written. */
    static String pipe(String frame) {
        return frame.replaceFirst(".*'msg':\\{'p':'([^']*)'.*", "$1");
    }

    @Test
    void answerToAnotherEndsCommandIsPassedOver() {
        service("add", 1);

        assertThat(server.readsMessage("r1_x", "c_m_c7_ABCDEFGHIJ", "{'err':null,'result':1}"))
                .containsExactly("ignored an answer to no command of ours");
    }

    @Test
    void notificationIsAMessageOfTheCall() {
        var id = service("add", 1);

        assertThat(End.anonymous(server.notification("client.say", "{'x':1}", within(id))))
                .isEqualTo(frameOfMessage("r1_x", "__", "{'cmd':'client.say','args':{'x':1}}"));
    }

    @Test
    void commandIsACallOfItsPipe() {
        service("add", 1);
        var id = "{'p':'c_m_c1_ABCDEFGHIJ','tag':'r1_x'}";

        assertThat(server.readsMessage(
                        "r1_x", "c_m_c1_ABCDEFGHIJ", "{'cmd':'m','args':{'x':1},'ctag':'c1_ABCDEFGHIJ'}"))
                .containsExactly("call " + id + " m {'x':1}");
        assertThat(server.result(id, "5"))
                .isEqualTo(frameOfMessage("r1_x", "c_m_c1_ABCDEFGHIJ", "{'err':null,'result':5}"));
        assertThat(server.failure(id, Fault.of(Fault.METHOD_NOT_FOUND, "Method not found: m")))
                .isEqualTo(frameOfMessage("r1_x", "c_m_c1_ABCDEFGHIJ", "{'err':'404 Unkown cmd: m'}"));
        assertThat(server.failure(id, DIVISION_BY_ZERO))
                .isEqualTo(frameOfMessage(
                        "r1_x",
                        "c_m_c1_ABCDEFGHIJ",
                        "{'err':{'code':1001,'message':'division by zero','data':{'dividend':7}}}"));
        assertThat(server.accepted(id)).isEmpty();
        assertThat(server.session.callOf(json("'m'").array(), json(id))).hasToString(json(id).toString());
        assertThat(server.call(2, "m", null, within(id))).contains("'tag':'r1_x'");
    }

    @Test
    void pingIsAnsweredByTheSession() {
        service("add", 1);

        var heard = server.readsMessage("r1_x", "c_ping_c1_Q", "{'cmd':'ping','args':{'k':1},'ctag':'c1_Q'}");
        var bare = server.readsMessage("r1_x", "c_ping_c2_Q", "{'cmd':'ping','ctag':'c2_Q'}");

        assertThat(heard.get(0).replaceFirst("'timestamp':\\d{13}", "'timestamp':T"))
                .isEqualTo("reply "
                        + frameOfMessage(
                                "r1_x", "c_ping_c1_Q", "{'err':null,'result':{'timestamp':T,'args':{'k':1}}}"));
        assertThat(bare.get(0)).matches(".*'result':\\{'timestamp':\\d{13}}}.*");
    }

    @Test
    void messageIsANotification() {
        var id = service("add", 1);

        assertThat(server.readsMessage("r1_x", "__", "{'cmd':'say','args':{'x':1}}"))
                .containsExactly("notification say {'x':1}");
        server.result(id, "1");
        assertThat(server.readsMessage("r1_x", "__", "{'cmd':'say','args':null}"))
                .as("after the outcome, too")
                .containsExactly("notification say");
    }

    @Test
    void cancelIsOfTheCallWithTheMessenger() {
        var id = service("add", 1);
        var cancel = message("r1_x", "c_$/cancel_c1_Q", "{'cmd':'$/cancel','args':{},'ctag':'c1_Q'}");
        var reply = "reply " + frameOfMessage("r1_x", "c_$/cancel_c1_Q", "{'err':null,'result':null}");

        assertThat(server.reads(cancel)).containsExactly("cancel " + id, reply);
        server.failure(id, Fault.of(Fault.CANCELLED, "cancelled"));
        assertThat(server.reads(cancel)).containsExactly(reply);
    }

    @Test
    void topicIsCalledAndItsEventsAreMessages() {
        var id = "{'cmd':'ticks','tag':'r1_x'}";
        assertThat(server.readsCall("{'cmd':'ticks','args':{'n':5},'tag':'r1_x'}"))
                .containsExactly("subscribe " + id + " ticks {'n':5}");
        var name =
                server.streams().ofSubscription(json(id), "t1", json("'ticks'").array());

        assertThat(written(out -> server.session.writeResult(
                        out, json(id), null, to -> server.streams().writeSubscribed(to, name))))
                .isEqualTo(frame("{'err':null,'result':true,'request':" + id + ",'isService':1}"));
        assertThat(written(out -> server.streams().writeItem(out, name, "c", 3, out2 -> out2.value(5))))
                .isEqualTo(frameOfMessage("r1_x", "__", "5"));
        assertThat(server.readsMessage("r1_x", "c_$/cancel_c1_Q", "{'cmd':'$/cancel'}"))
                .first()
                .isEqualTo("stop of 'r1_x'");
        assertThat(server.readsMessage("r1_x", "c_$/cancel_c2_Q", "{'cmd':'$/cancel'}"))
                .as("it has ended")
                .hasSize(1);
    }

    @Test
    void topicThatCannotBeSubscribedToIsAnsweredAsACallIs() {
        var id = "{'cmd':'ticks','tag':'r1_x'}";
        server.readsCall("{'cmd':'ticks','tag':'r1_x'}");

        assertThat(server.failure(id, Fault.of(Fault.FORBIDDEN, "no")))
                .isEqualTo(frame("{'err':{'code':-32015,'message':'no'},'request':" + id + ",'isService':0}"));
    }

    @Test
    void endOfASubscriptionIsAMessage() {
        server.readsCall("{'cmd':'ticks','tag':'r1_x'}");
        var id = "{'cmd':'ticks','tag':'r1_x'}";
        var name =
                server.streams().ofSubscription(json(id), "t1", json("'ticks'").array());
        server.result(id, "true");

        assertThat(written(out -> server.streams().writeEnd(out, name, Fault.of(Fault.LAGGED, "lagged"))))
                .isEqualTo(frameOfMessage("r1_x", "__", "{'error':{'code':-32017,'message':'lagged'}}"));
        assertThat(written(out -> server.streams().writeEnd(out, name, null)))
                .isEqualTo(frameOfMessage("r1_x", "__", "{'result':null}"));
    }

    @Test
    void namesOfTwoConnectionsAreNeverEqual() {
        var call = json("{'cmd':'ticks','tag':'r1_x'}");
        var ticks = json("'ticks'").array();
        var other = End.dialled("ticks");

        assertThat(server.streams().ofSubscription(call, "t1", ticks))
                .isEqualTo(server.streams().ofSubscription(call, "t2", ticks))
                .hasSameHashCodeAs(server.streams().ofSubscription(call, "t2", ticks))
                .isNotEqualTo(other.streams().ofSubscription(call, "t1", ticks))
                .isNotEqualTo(server.streams().ofSubscription(json("{'cmd':'ticks','tag':'r2_x'}"), "t1", ticks))
                .isNotEqualTo("r1_x");
    }

    @Test
    void itemsOfAStreamAreMessages() {
        var id = call("count", 1);
        var name = server.streams().ofCall(json(id), json("{}"));
        server.accepted(id);

        assertThat(written(out -> server.streams().writeItem(out, name, null, 0, to -> to.value(1))))
                .isEqualTo(frameOfMessage("r1_x", "__", "1"));
        assertThat(server.result(id, "null")).isEqualTo(frameOfMessage("r1_x", "__", "{'result':null}"));
        assertThat(raw(out -> server.streams().writeResync(out, name))).isEmpty();
        assertThat(raw(out -> server.streams().writePosition(out, name, "c"))).isEmpty();
        assertThat(raw(out -> server.streams().writeDemand(out, name, 1))).isEmpty();
    }

    @Test
    void notificationWithinAStreamIsRefused() {
        var id = call("count", 1);
        server.streams().ofCall(json(id), json("{}"));
        server.accepted(id);

        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> server.notification("client.say", null, within(id)))
                .withMessage(
                        "client.say was not sent: over msg-rpc the messages of a stream are its items; notify from within"
                                + " another call");
        assertThat(server.call(1, "client.reverse", null, within(id))).contains("'tag':'r1_x'");
    }

    @Test
    void streamOfACommandIsNotCarried() {
        service("add", 1);
        var name = server.streams().ofCall(json("{'p':'c_m_c1_Q','tag':'r1_x'}"), json("{}"));

        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> written(out -> server.streams().writeItem(out, name, null, 0, to -> to.value(1))))
                .withMessage("A command's result is no stream in msg-rpc, but a call's may be");
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> server.call(1, "client.count", null, End.credit(5)))
                .withMessage(
                        "client.count was not sent: over msg-rpc a stream is the result of a call that the end makes which"
                                + " dialled");
    }

    @Test
    void topicOfTheClientIsNotSubscribedTo() {
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> server.streams()
                        .writeSubscribe(
                                new JsonWriter(16, 99), 1, json("'ticks'").array(), null, noMeta()))
                .withMessageContaining("the end that dialled subscribes");
    }

    @Test
    void objectOfTheCallersIsCalledOverTheMessengerOfItsCall() {
        var id = call("watch", 1);
        service("other", 2);
        var objects = Objects.requireNonNull(server.session.objects());
        var reference = Objects.requireNonNull(objects.readReference(json("'watcher'"), json(id)));
        server.accepted(id);
        var seen = objects.methodName(reference.handle(), "seen");

        assertThat(reference.ownedBySender()).isTrue();
        assertThat(server.session.callOf(seen, null)).hasToString(json(id).toString());
        assertThat(End.anonymous(raw(out -> server.session.writeCall(out, 3, seen, value("{'n':1}"), noMeta())))
                        .replaceAll("_[A-Za-z0-9]{10}'", "_X'"))
                .isEqualTo(frameOfMessage(
                        "r1_x", "c_watcher.seen_c3_X", "{'cmd':'watcher.seen','args':{'n':1},'ctag':'c3_X'}"));
        assertThat(End.anonymous(raw(out -> server.session.writeNotification(out, seen, null, noMeta()))))
                .isEqualTo(frameOfMessage("r1_x", "__", "{'cmd':'watcher.seen','args':{}}"));
    }

    @Test
    void objectWithoutANameHasCommandsThatAreItsMethods() {
        var id = call("watch", 1);
        var objects = Objects.requireNonNull(server.session.objects());
        var reference = Objects.requireNonNull(objects.readReference(json("''"), json(id)));
        var seen = objects.methodName(reference.handle(), "seen");

        assertThat(raw(out -> server.session.writeCall(out, 3, seen, null, noMeta())))
                .contains("{'p':'c_seen_c3_", "'cmd':'seen'");
    }

    @Test
    void objectThatWasReleasedIsNotCalled() {
        var id = call("watch", 1);
        var objects = Objects.requireNonNull(server.session.objects());
        var reference = Objects.requireNonNull(objects.readReference(json("'w'"), json(id)));
        var seen = objects.methodName(reference.handle(), "seen");

        assertThat(raw(out -> objects.writeRelease(out, reference.handle(), false)))
                .isEmpty();

        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> server.session.callOf(seen, null))
                .withMessageContaining("the reference to an object of the peer's has ended");
    }

    @Test
    void whatIsNoStringIsNoReference() {
        var objects = Objects.requireNonNull(server.session.objects());
        var call = json(call("watch", 1));

        assertThat(objects.readReference(json("7"), call)).isNull();
        assertThat(objects.readReference(json("{}"), call)).isNull();
        assertThat(objects.readReference(json("'" + "x".repeat(99) + "'"), call))
                .isNull();
    }

    @Test
    void nothingIsCancelledOrGrouped() {
        assertThat(server.session.writeCancel(new JsonWriter(16, 99), 1)).isFalse();
        assertThat(server.session.hasBatches()).isFalse();
    }

    @Test
    void endedServicesAreForgottenInTheirOrder() {
        for (int i = 1; i <= PeerCalls.MOST_SERVICES + 1; i++) {
            var id = service("add", i);
            if (i != 2) {
                server.result(id, "1");
            }
        }
        var say = "{'cmd':'say'}";

        assertThat(server.readsMessage("r1_x", "__", say))
                .containsExactly("ignored a message of a messenger that is not there");
        assertThat(server.readsMessage("r2_x", "__", say)).containsExactly("notification say");
        assertThat(server.readsMessage("r3_x", "__", say)).containsExactly("notification say");
    }

    @Test
    void tagMayBeUsedAgainWhenItsCallHasEnded() {
        server.result(service("add", 1), "1");

        assertThat(server.reads(rpc("{'cmd':'add','args':{},'tag':'r1_x'}")))
                .containsExactly("call " + ADD + " add {}");
        assertThat(server.result(ADD, "2")).contains("'isService':0");
    }

    @Test
    void closedSessionHasForgotten() {
        service("add", 1);

        server.session.close();

        assertThat(server.session.callOf(json("'m'").array(), null)).isNull();
        assertThat(server.readsMessage("r1_x", "__", "{'cmd':'say'}"))
                .containsExactly("ignored a message of a messenger that is not there");
    }
}
