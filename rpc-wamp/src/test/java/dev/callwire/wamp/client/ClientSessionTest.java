package dev.callwire.wamp.client;

import static dev.callwire.wamp.client.Engine.json;
import static dev.callwire.wamp.client.Engine.meta;
import static dev.callwire.wamp.client.Engine.quoted;
import static dev.callwire.wamp.client.Engine.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.StreamName;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.wamp.auth.ClientAuthentication;
import dev.callwire.wamp.message.InvocationPolicy;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSessionTest {
    private static final String HELLO = "sends [1,\"realm1\",{\"agent\":\"Callwire\",\"roles\":{"
            + "\"caller\":{\"features\":{\"progressive_call_results\":true,\"progressive_call_invocations\":true,"
            + "\"call_canceling\":true,\"call_timeout\":true}},"
            + "\"callee\":{\"features\":{\"progressive_call_results\":true,\"progressive_call_invocations\":true,"
            + "\"call_canceling\":true,\"shared_registration\":true,\"registration_revocation\":true}},"
            + "\"publisher\":{\"features\":{\"publisher_exclusion\":true}},"
            + "\"subscriber\":{\"features\":{\"subscription_revocation\":true}}},";
    private static final String WELCOME = "[2,7,{\"roles\":{\"broker\":{},\"dealer\":{}}}]";
    private static final MethodDescriptor<Integer> ADD = MethodDescriptor.call("demo.add", JsonType.INT)
            .param("a", JsonType.INT)
            .param("b", JsonType.INT)
            .uri("com.example.add")
            .build();
    private static final MethodDescriptor<?> LOG = MethodDescriptor.notification("demo.log")
            .param("line", JsonType.STRING)
            .build();
    private static final MethodDescriptor<Integer> COUNT = MethodDescriptor.stream("demo.count", JsonType.INT)
            .param("upTo", JsonType.INT)
            .build();
    private static final MethodDescriptor<Long> SUM = MethodDescriptor.call("demo.sum", JsonType.LONG)
            .streamParam("numbers", JsonType.INT)
            .build();
    private static final MethodDescriptor<Long> SCALE = MethodDescriptor.call("demo.scale", JsonType.LONG)
            .param("by", JsonType.INT)
            .streamParam("numbers", JsonType.INT)
            .build();

    private static String aborted(String words) {
        return "sends [3,{\"message\":\"" + words + "\"},\"wamp.error.protocol_violation\"]";
    }

    @Nested
    class Entering {
        @Test
        void clientSaysWhoItIsAndWhatItDoes() {
            assertThat(Engine.of().heard()).containsExactly(HELLO + "\"authmethods\":[\"anonymous\"]}]");
        }

        @Test
        void serverThatHasChosenNoneOfTheSubprotocolsIsAnError() {
            var options = new ClientOptions("realm1", ClientAuthentication.anonymous(), InvocationPolicy.SINGLE, true);

            assertThat(Engine.of(options, null).heard())
                    .containsExactly("end 1000 the server does not speak WAMP: it has chosen none of the subprotocols"
                            + " [wamp.2.json]");
        }

        @Test
        void clientThatServesNothingIsReadyWhenItIsIn() {
            var engine = Engine.of();
            engine.heard();

            assertThat(engine.hears(WELCOME)).containsExactly("ready");
        }

        @Test
        void clientIsReadyWhenAllThatItServesIsRegistered() {
            var engine = Engine.of(ADD, LOG);
            engine.heard();

            assertThat(engine.hears(WELCOME))
                    .containsExactly("sends [64,1,{},\"com.example.add\"]", "sends [64,2,{},\"demo.log\"]");
            assertThat(engine.hears("[65,2,12]")).isEmpty();
            assertThat(engine.hears("[65,1,11]")).containsExactly("ready");
        }

        @Test
        void clientThatSharesItsProceduresSaysHow() {
            var options =
                    new ClientOptions("realm1", ClientAuthentication.anonymous(), InvocationPolicy.ROUNDROBIN, true);
            var engine = Engine.of(options, "wamp.2.json", ADD);
            engine.heard();

            assertThat(engine.hears(WELCOME))
                    .containsExactly("sends [64,1,{\"invoke\":\"roundrobin\"},\"com.example.add\"]");
        }

        @Test
        void procedureThatCannotBeRegisteredEndsTheSession() {
            var engine = Engine.of(ADD);
            engine.says(WELCOME);
            engine.heard();

            assertThat(engine.hears("[8,64,1,{},\"wamp.error.procedure_already_exists\",[\"there is one\"]]"))
                    .containsExactly(
                            "sends [6,{},\"wamp.close.normal\"]",
                            "end 1000 the procedure com.example.add cannot be registered:"
                                    + " wamp.error.procedure_already_exists: there is one");
        }

        @Test
        void routerThatTurnsTheClientAwaySaysWhy() {
            var engine = Engine.of();
            engine.heard();

            assertThat(engine.hears("[3,{\"message\":\"there is none\"},\"wamp.error.no_such_realm\"]"))
                    .containsExactly("end 1000 wamp.error.no_such_realm: there is none");
            assertThat(engine.hears(WELCOME)).isEmpty();
        }

        @Test
        void challengeIsAnsweredElsewhere() {
            var engine = Engine.of(
                    ClientAuthentication.builder("joe").ticket("secret").build());
            assertThat(engine.heard()).containsExactly(HELLO + "\"authid\":\"joe\",\"authmethods\":[\"ticket\"]}]");

            assertThat(engine.hears("[4,\"ticket\",{}]")).isEmpty();
            engine.runNext();

            assertThat(engine.heard()).containsExactly("sends [5,\"secret\",{}]");
            assertThat(engine.hears(WELCOME)).containsExactly("ready");
        }

        @Test
        void challengeByAMethodThatWasNotOfferedEndsTheSession() {
            var engine = Engine.of();
            engine.says("[4,\"ticket\",{}]");
            engine.heard();

            engine.runNext();

            assertThat(engine.heard())
                    .containsExactly(
                            "sends [3,{\"message\":\"The router asks for a proof by a method that was not offered\"},"
                                    + "\"wamp.error.authentication_failed\"]",
                            "end 1000 The router asks for a proof by a method that was not offered");
        }

        @Test
        void ticketThatCannotBeHadEndsTheSession() {
            var engine = Engine.of(ClientAuthentication.builder("joe")
                    .ticket(() -> {
                        throw new IllegalStateException("no vault");
                    })
                    .build());
            engine.says("[4,\"ticket\",{}]");
            engine.heard();

            engine.runNext();

            assertThat(engine.heard())
                    .containsExactly(
                            "sends [3,{\"message\":\"The proof of who this end is could not be made\"},"
                                    + "\"wamp.error.authentication_failed\"]",
                            "end 1000 The proof of who this end is could not be made");
        }

        @Test
        void nothingElseComesBeforeTheWelcome() {
            var engine = Engine.of();
            engine.heard();

            assertThat(engine.hears("[36,1,2,{}]"))
                    .containsExactly(
                            aborted("Received EVENT before the session was established"),
                            "end 1002 Received EVENT before the session was established");
        }

        @Test
        void nothingIsCalledBeforeTheWelcome() {
            var engine = Engine.of();

            assertThatExceptionOfType(NotExecutedException.class)
                    .isThrownBy(() -> engine.call(1, "demo.add", "{}"))
                    .withMessage("It was not sent: this end is not in the realm realm1 yet");
        }
    }

    @Nested
    class Ending {
        private final Engine engine = Engine.joined();

        @Test
        void goodbyeIsAnswered() {
            assertThat(engine.hears("[6,{\"message\":\"restart\"},\"wamp.close.system_shutdown\"]"))
                    .containsExactly(
                            "sends [6,{},\"wamp.close.goodbye_and_out\"]",
                            "end 1000 wamp.close.system_shutdown: restart");
        }

        @Test
        void clientThatClosesSaysGoodbye() {
            assertThat(written(out ->
                            assertThat(engine.session.writeClose(out, 1000)).isTrue()))
                    .isEqualTo("[6,{},\"wamp.close.normal\"]");
            assertThat(engine.hears("[6,{},\"wamp.close.goodbye_and_out\"]")).isEmpty();
            assertThat(written(out ->
                            assertThat(engine.session.writeClose(out, 1000)).isFalse()))
                    .isEmpty();
        }

        @Test
        void nothingIsCalledAfterwards() {
            engine.says("[6,{},\"wamp.close.close_realm\"]");

            assertThatExceptionOfType(NotExecutedException.class)
                    .isThrownBy(() -> engine.call(1, "demo.add", "{}"))
                    .withMessage("It was not sent: this end is not in the realm realm1 any more");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "[50,9,{}] | There is no CALL 9 to be answered",
                    "[8,48,9,{},\"a.b\"] | There is no CALL 9 to be answered",
                    "[33,9,1] | There is no SUBSCRIBE 9 to be answered",
                    "[17,9,1] | There is no PUBLISH 9 to be answered",
                    "[35,9] | There is no UNSUBSCRIBE 9 to be answered",
                    "[65,9,1] | There is no REGISTER 9 to be answered",
                    "[67,9] | There is no UNREGISTER 9 to be answered",
                    "[36,9,1,{}] | There is no subscription 9",
                    "[68,1,9,{}] | There is no registration 9",
                    "[48,1,{},\"a.b\"] | A client of a router gets no CALL",
                    "[2,7,{}] | A client of a router gets no WELCOME",
                    "[99] | There is no message of type 99",
                    "{} | A message is a list"
                })
        void whatARouterMayNotSendEndsTheSession(String frame, String words) {
            assertThat(engine.hears(frame)).containsExactly(aborted(words), "end 1002 " + words);
        }

        @Test
        void binaryMessageThatIsNoneEndsTheSession() {
            engine.unreadable("no CBOR");

            assertThat(engine.heard()).containsExactly(aborted("no CBOR"), "end 1002 no CBOR");
        }

        @Test
        void answerOfTheWrongKindEndsTheSession() {
            engine.call(1, "demo.add", "{}");

            assertThat(engine.hears("[33,1,5]"))
                    .containsExactly(
                            aborted("There is no SUBSCRIBE 1 to be answered"),
                            "end 1002 There is no SUBSCRIBE 1 to be answered");
        }
    }

    @Nested
    class Calling {
        private final Engine engine = Engine.joined();

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"a\":1,\"b\":2} | ,[],{\"a\":1,\"b\":2}",
                    "[1,2] | ,[1,2]",
                    "{} | ''",
                    "[] | ''",
                    "\"x\" | ,[\"x\"]"
                })
        void paramsAreArguments(String params, String arguments) {
            assertThat(engine.call(1, "demo.add", params)).isEqualTo("[48,1,{},\"demo.add\"" + arguments + "]");
        }

        @Test
        void callWithoutParamsHasNoArguments() {
            assertThat(engine.call(1, "demo.slept", null, meta(1_500, 0)))
                    .isEqualTo("[48,1,{\"timeout\":1500},\"demo.slept\"]");
        }

        @Test
        void requestsAreNumberedAsTheyAreSentWhateverTheirIds() {
            assertThat(engine.call(17, "a", "[]")).startsWith("[48,1,");
            assertThat(written(
                            out -> engine.session.streams().writeSubscribe(out, 23, quoted("t"), null, new CallMeta())))
                    .isEqualTo("[32,2,{},\"t\"]");
            assertThat(written(out ->
                            engine.session.streams().writePublish(out, 42, quoted("t"), json("{}"), new CallMeta())))
                    .isEqualTo("[16,3,{\"acknowledge\":true},\"t\"]");
            assertThat(engine.call(5, "a", "[]")).startsWith("[48,4,");

            assertThat(engine.hears("[50,4,{},[1]]")).containsExactly("result 5 1");
            assertThat(engine.hears("[17,3,99]")).containsExactly("result 42 null");
            assertThat(engine.hears("[33,2,7]")).containsExactly("result 23 null");
            assertThat(engine.hears("[50,1,{}]")).containsExactly("result 17 null");
        }

        @Test
        void nullStandsForAbsentArguments() {
            engine.call(1, "a", "[]");
            engine.call(2, "a", "[]");

            assertThat(engine.hears("[50,1,{},[3],null]")).containsExactly("result 1 3");
            assertThat(engine.hears("[50,2,{},null,null]")).containsExactly("result 2 null");
        }

        @Test
        void callThatCannotBeSentUsesUpNoNumber() {
            engine.call(1, "a", "[]");
            engine.call(2, "b", "[]");
            engine.session.unsent();

            assertThat(engine.call(3, "c", "[]")).isEqualTo("[48,2,{},\"c\"]");
            assertThat(engine.hears("[50,2,{},[5]]")).containsExactly("result 3 5");
        }

        @Test
        void callThatCannotBeWrittenUsesUpNoNumber() {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> engine.call(
                            1,
                            "a",
                            out -> {
                                throw new IllegalStateException("no");
                            },
                            new CallMeta()));

            assertThat(engine.call(2, "a", "[]")).startsWith("[48,1,");
            assertThat(engine.hears("[50,1,{}]")).containsExactly("result 2 null");
        }

        @Test
        void errorIsToldByItsCodeOrItsUri() {
            engine.call(1, "a", "[]");
            engine.call(2, "a", "[]");

            assertThat(engine.hears("[8,48,1,{},\"wamp.error.no_such_procedure\",[\"none\"]]"))
                    .containsExactly("failure 1 -32601 none");
            assertThat(engine.hears("[8,48,2,{},\"demo.broken\",[\"so\"],{\"x\":1}]"))
                    .containsExactly("failure 2 demo.broken so {\"x\":1}");
        }

        @Test
        void answerThatComesTwiceIsPassedOver() {
            engine.call(1, "a", "[]");
            engine.says("[50,1,{}]");
            engine.heard();

            assertThat(engine.hears("[50,1,{}]")).containsExactly("ignored");
        }

        @Test
        void answerToANotificationIsPassedOver() {
            assertThat(written(out ->
                            engine.session.writeNotification(out, quoted("demo.log"), json("[\"x\"]"), new CallMeta())))
                    .isEqualTo("[48,1,{},\"demo.log\",[\"x\"]]");

            assertThat(engine.hears("[50,1,{}]")).containsExactly("ignored");
        }

        @Test
        void cancelledCallIsForgotten() {
            engine.call(7, "a", "[]");

            assertThat(written(out ->
                            assertThat(engine.session.writeCancel(out, 7)).isTrue()))
                    .isEqualTo("[49,1,{\"mode\":\"killnowait\"}]");
            assertThat(engine.hears("[8,48,1,{},\"wamp.error.canceled\"]")).containsExactly("ignored");
            assertThat(written(out ->
                            assertThat(engine.session.writeCancel(out, 7)).isFalse()))
                    .isEmpty();
        }

        @Test
        void routerThatDoesNotCancelIsNotAskedTo() {
            var plain = Engine.of();
            plain.says(WELCOME);
            plain.call(7, "a", "[]");

            assertThat(written(
                            out -> assertThat(plain.session.writeCancel(out, 7)).isFalse()))
                    .isEmpty();
        }

        @Test
        void forgottenCallLeavesNothingBehind() {
            engine.call(7, "a", "[]");
            engine.session.forget(7);

            assertThat(engine.session.requests().size()).isZero();
            assertThat(engine.hears("[50,1,{}]")).containsExactly("ignored");
        }

        @Test
        void progressiveResultsAreItems() {
            assertThat(engine.call(3, "demo.count", json("[2]"), meta(0, 32)))
                    .isEqualTo("[48,1,{\"receive_progress\":true},\"demo.count\",[2]]");

            assertThat(engine.hears("[50,1,{\"progress\":true},[1]]")).containsExactly("item 3 null 1");
            assertThat(engine.hears("[50,1,{\"progress\":true},[2]]")).containsExactly("item 3 null 2");
            assertThat(engine.hears("[50,1,{}]")).containsExactly("result 3 null");
        }

        @Test
        void streamIsNotAskedForWhereTheRouterHasNone() {
            var plain = Engine.of();
            plain.says(WELCOME);

            assertThatExceptionOfType(NotExecutedException.class)
                    .isThrownBy(() -> plain.call(1, "demo.count", json("[2]"), meta(0, 32)))
                    .withMessageContaining("the router does not announce the feature progressive_call_results");
        }
    }

    @Nested
    class SendingStreams {
        private final Engine engine = Engine.joined();
        private final StreamName numbers = engine.session.streams().ofParameter(1);

        private String call(String before, String after) {
            return engine.call(
                    5,
                    "demo.sum",
                    out -> {
                        out.raw(JsonSlice.of(before));
                        engine.session.streams().writeParameter(out, numbers);
                        out.raw(JsonSlice.of(after));
                    },
                    new CallMeta());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"numbers\": | } | ''",
                    "{\"a\":1,\"numbers\": | ,\"b\":null} | ,[],{\"a\":1,\"b\":null}",
                    "[ | ] | ''",
                    "[1, | ,null] | ,[1,null]"
                })
        void streamIsNoneOfTheArguments(String before, String after, String arguments) {
            assertThat(call(before, after)).isEqualTo("[48,1,{\"progress\":true},\"demo.sum\"" + arguments + "]");
        }

        @Test
        void itemsFollowAndThenAnEnd() {
            call("[", "]");
            engine.runNext();
            assertThat(engine.heard()).containsExactly("demand \"p1\" " + Long.MAX_VALUE);

            assertThat(engine.item(numbers, "1")).isEqualTo("[48,1,{\"progress\":true},\"demo.sum\",[1]]");
            assertThat(engine.item(numbers, "2")).isEqualTo("[48,1,{\"progress\":true},\"demo.sum\",[2]]");
            assertThat(written(out -> engine.session.streams().writeEnd(out, numbers, null)))
                    .isEqualTo("[48,1,{},\"demo.sum\"]");
            assertThat(engine.hears("[50,1,{},[3]]")).containsExactly("result 5 3");
        }

        @Test
        void nothingFollowsWhenTheCallHasEnded() {
            call("[", "]");
            engine.says("[50,1,{},[0]]");

            assertThat(engine.item(numbers, "1")).isEmpty();
            assertThat(written(out -> engine.session.streams().writeEnd(out, numbers, null)))
                    .isEmpty();
        }

        @Test
        void nothingFollowsWhenTheCallIsCancelled() {
            call("[", "]");
            written(out -> engine.session.writeCancel(out, 5));

            assertThat(engine.item(numbers, "1")).isEmpty();
        }

        @Test
        void streamThatFailsCancelsTheCall() {
            call("[", "]");
            engine.runNext();
            engine.heard();

            assertThat(written(out ->
                            engine.session.streams().writeEnd(out, numbers, Fault.of(Fault.INTERNAL_ERROR, "no more"))))
                    .isEqualTo("[49,1,{\"mode\":\"killnowait\"}]");
            engine.runNext();

            assertThat(engine.heard())
                    .containsExactly("failure 5 -32800 a stream among its arguments has failed: no more");
        }

        @Test
        void streamIsNotSentWhereTheRouterHasNone() {
            var plain = Engine.of();
            plain.says(WELCOME);

            assertThatExceptionOfType(NotExecutedException.class)
                    .isThrownBy(() -> plain.call(
                            1,
                            "demo.sum",
                            out -> {
                                out.raw((byte) '[');
                                plain.session.streams().writeParameter(out, numbers);
                                out.raw((byte) ']');
                            },
                            new CallMeta()))
                    .withMessageContaining("progressive_call_invocations");
        }
    }

    @Nested
    class Serving {
        private final Engine engine = Engine.joined(ADD, LOG, COUNT, SUM, SCALE);

        @Test
        void invocationIsACallByTheWireName() {
            assertThat(engine.hears("[68,1,101,{\"timeout\":1500},[1,2]]"))
                    .containsExactly("call 1 demo.add [1,2] within 1500");
            assertThat(engine.result("1", "3")).isEqualTo("[70,1,{},[3]]");
        }

        @Test
        void procedureThatHasNoResultIsAnsweredWithoutOne() {
            var clearing = Engine.joined(
                    MethodDescriptor.call("demo.clear", JsonType.VOID).build());

            assertThat(clearing.hears("[68,1,101,{}]")).containsExactly("call 1 demo.clear");
            assertThat(clearing.result("1", "null")).isEqualTo("[70,1,{}]");
        }

        @Test
        void argumentsAndKeywordArgumentsAreJoined() {
            assertThat(engine.hears("[68,1,101,{},[1],{\"b\":2}]"))
                    .containsExactly("call 1 demo.add {\"a\":1,\"b\":2}");
            assertThat(engine.hears("[68,2,101,{},[],{\"b\":2}]")).containsExactly("call 2 demo.add {\"b\":2}");
            assertThat(engine.hears("[68,3,101,{}]")).containsExactly("call 3 demo.add");
        }

        @Test
        void tooManyArgumentsAreRefused() {
            assertThat(engine.hears("[68,1,101,{},[1,2,3],{\"b\":2}]"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("malformed 1 Fault[code=-32602")
                    .contains("Too many arguments");
        }

        @Test
        void failureIsAnError() {
            engine.says("[68,1,101,{},[1,2]]");

            assertThat(written(out -> engine.session.writeFailure(
                            out, JsonSlice.of("1"), null, Fault.of(Fault.INVALID_PARAMS, "no"))))
                    .isEqualTo("[8,68,1,{},\"wamp.error.invalid_argument\",[\"no\"]]");
            assertThat(written(out -> engine.session.writeFailure(
                            out, JsonSlice.of("1"), null, new Fault(1001, "a.b", "so", json("{\"x\":1}"), null))))
                    .isEqualTo("[8,68,1,{},\"a.b\",[\"so\"],{\"x\":1}]");
        }

        @Test
        void notificationIsAnsweredAtOnce() {
            assertThat(engine.hears("[68,1,102,{},[\"x\"]]"))
                    .containsExactly("notification demo.log [\"x\"]", "sends [70,1,{}]");
        }

        @Test
        void interruptStopsACall() {
            engine.says("[68,1,101,{},[1,2]]");
            engine.heard();

            assertThat(engine.hears("[69,1,{\"mode\":\"kill\"}]")).containsExactly("abandoned 1");
        }

        private StreamName counted(String details) {
            engine.says("[68,1,103," + details + ",[2]]");
            engine.heard();
            return engine.session.streams().ofCall(JsonSlice.of("1"), new JsonSlice());
        }

        @Test
        void itemsAreProgressiveResults() {
            var stream = counted("{\"receive_progress\":true}");

            assertThat(engine.item(stream, "1")).isEqualTo("[70,1,{\"progress\":true},[1]]");
            assertThat(engine.result("1", "null")).isEqualTo("[70,1,{}]");
            assertThat(engine.item(stream, "2")).isEmpty();
        }

        @Test
        void itemsAreNotSentToWhomDoesNotTakeThem() {
            var stream = counted("{}");

            assertThat(engine.item(stream, "1")).isEmpty();
            assertThat(engine.result("1", "null")).isEqualTo("[70,1,{}]");
        }

        @Test
        void timeoutOfAStreamIsTheRoutersToKeep() {
            assertThat(engine.hears("[68,1,103,{\"timeout\":5},[2]]")).containsExactly("call 1 demo.count [2]");
        }

        @Test
        void progressiveInputIsAStream() {
            assertThat(engine.hears("[68,1,104,{\"progress\":true}]"))
                    .containsExactly("call 1 demo.sum {\"numbers\":1}");
            assertThat(engine.hears("[68,1,104,{\"progress\":true},[5]]")).containsExactly("item 0 1 5");
            assertThat(engine.hears("[68,1,104,{}]")).containsExactly("item 0 1 end");
            assertThat(engine.session.streams().readParameter(JsonSlice.of("1")).toString())
                    .isEqualTo("1");
        }

        @Test
        void everyMessageOfAStreamAloneMayBringAnItem() {
            assertThat(engine.hears("[68,1,104,{\"progress\":true},[5]]"))
                    .containsExactly("call 1 demo.sum {\"numbers\":1}", "item 0 1 5");
            assertThat(engine.hears("[68,1,104,{},[6]]")).containsExactly("item 0 1 6", "item 0 1 end");
            assertThat(engine.hears("[68,2,104,{},[7]]"))
                    .containsExactly("call 2 demo.sum {\"numbers\":2}", "item 0 2 7", "item 0 2 end");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {",[3] | [3,1]", ",[],{\"by\":3} | {\"numbers\":1,\"by\":3}", "'' | {\"numbers\":1}"})
        void otherParametersComeFirst(String arguments, String params) {
            assertThat(engine.hears("[68,1,105,{\"progress\":true}" + arguments + "]"))
                    .containsExactly("call 1 demo.scale " + params);
        }

        @Test
        void inputThatNobodyTakesAnyMoreIsPassedOver() {
            engine.says("[68,1,104,{\"progress\":true}]");
            engine.heard();
            written(out -> engine.session
                    .streams()
                    .writeStop(out, engine.session.streams().ofToken(JsonSlice.of("1"))));

            assertThat(engine.hears("[68,1,104,{\"progress\":true},[5]]")).isEmpty();
        }

        @Test
        void inputThatComesAfterTheAnswerIsPassedOver() {
            engine.says("[68,1,104,{\"progress\":true}]");
            engine.heard();
            engine.result("1", "0");

            assertThat(engine.hears("[68,1,104,{\"progress\":true},[5]]")).isEmpty();
            assertThat(engine.hears("[68,1,104,{}]")).isEmpty();
            assertThat(engine.hears("[68,1,104,{\"progress\":true}]")).hasSize(1);
        }

        @Test
        void inputOfACallThatTakesNoneIsPassedOver() {
            engine.says("[68,1,101,{\"progress\":true},[1,2]]");
            engine.heard();

            assertThat(engine.hears("[68,1,101,{\"progress\":true},[3]]")).isEmpty();
            assertThat(engine.hears("[68,1,101,{}]")).isEmpty();
            assertThat(engine.result("1", "3")).isEqualTo("[70,1,{},[3]]");
        }

        @Test
        void revokedRegistrationIsCalledNoMore() {
            assertThat(engine.hears("[67,0,{\"registration\":101,\"reason\":\"wamp.registration.revoked\"}]"))
                    .isEmpty();
            assertThat(engine.hears("[68,1,101,{}]"))
                    .containsExactly(aborted("There is no registration 101"), "end 1002 There is no registration 101");
        }
    }

    @Nested
    class Listening {
        private final Engine engine = Engine.joined();

        private void subscribe(long id) {
            written(out ->
                    engine.session.streams().writeSubscribe(out, id, quoted("demo.ticks"), null, new CallMeta()));
        }

        @Test
        void eventOfOneParameterMayComeByItsName() {
            var meta = new CallMeta();
            meta.eventParameters(List.of("n"));
            written(out -> engine.session.streams().writeSubscribe(out, 1, quoted("demo.ticks"), null, meta));
            engine.says("[33,1,7]");
            engine.heard();

            assertThat(engine.hears("[36,7,1,{},[],{\"n\":5}]")).containsExactly("event \"demo.ticks\" 5");
            assertThat(engine.hears("[36,7,2,{},[6]]")).containsExactly("event \"demo.ticks\" 6");
        }

        private String unsubscribe() {
            return written(
                    out -> engine.session.streams().writeUnsubscribe(out, 99, null, JsonSlice.of("\"demo.ticks\"")));
        }

        @Test
        void eventsComeByTheirTopic() {
            subscribe(1);
            engine.says("[33,1,7]");
            engine.heard();
            assertThat(engine.session.streams().readSubscribed(JsonSlice.of("null"), 1, quoted("demo.ticks")))
                    .hasToString("\"demo.ticks\"");

            assertThat(engine.hears("[36,7,1,{},[5]]")).containsExactly("event \"demo.ticks\" 5");
            assertThat(engine.hears("[36,7,2,{},[],{\"n\":5}]")).containsExactly("event \"demo.ticks\" {\"n\":5}");
            assertThat(engine.hears("[36,7,3,{},[5,6]]")).containsExactly("event \"demo.ticks\" [5,6]");
            assertThat(engine.hears("[36,7,4,{}]")).containsExactly("event \"demo.ticks\" null");
        }

        @Test
        void subscriptionThatIsRefusedFails() {
            subscribe(3);

            assertThat(engine.hears("[8,32,1,{},\"wamp.error.not_authorized\",[\"no\"]]"))
                    .containsExactly("failure 3 -32015 no");
        }

        @Test
        void eventsThatCrossTheEndArePassedOver() {
            subscribe(1);
            engine.says("[33,1,7]");
            engine.heard();

            assertThat(unsubscribe()).isEqualTo("[34,2,7]");
            assertThat(engine.hears("[36,7,1,{},[5]]")).isEmpty();
            assertThat(engine.hears("[35,2]")).isEmpty();
            assertThat(engine.hears("[36,7,1,{},[5]]")).last().asString().startsWith("end 1002");
        }

        @Test
        void topicThatIsSubscribedToAgainHasItsEventsAgain() {
            subscribe(1);
            engine.says("[33,1,7]");
            unsubscribe();
            subscribe(2);
            engine.says("[35,2]");
            engine.says("[33,3,7]");
            engine.heard();

            assertThat(engine.hears("[36,7,1,{},[5]]")).containsExactly("event \"demo.ticks\" 5");
        }

        private String cancel(long id) {
            return written(out -> engine.session.writeCancel(out, id));
        }

        @Test
        void subscriptionThatNobodyWaitsForAnyMoreIsEndedWhenItIsThere() {
            subscribe(1);
            assertThat(cancel(1)).isEmpty();

            assertThat(engine.hears("[33,1,7]")).containsExactly("sends [34,2,7]");
            assertThat(engine.hears("[36,7,1,{},[5]]")).isEmpty();
            assertThat(engine.hears("[35,2]")).isEmpty();
        }

        @Test
        void subscriptionThatIsForgottenEndsNoOtherToTheTopic() {
            subscribe(1);
            subscribe(2);
            engine.session.forget(1);
            engine.session.forget(9);

            assertThat(engine.hears("[33,1,7]")).isEmpty();
            assertThat(engine.hears("[33,2,7]")).containsExactly("result 2 null");
            subscribe(3);
            cancel(3);
            assertThat(engine.hears("[33,3,7]")).isEmpty();
            assertThat(engine.hears("[36,7,1,{},[5]]")).containsExactly("event \"demo.ticks\" 5");
        }

        @Test
        void refusalOfASubscriptionThatNobodyWaitsForIsPassedOver() {
            subscribe(1);
            cancel(1);

            assertThat(engine.hears("[8,32,1,{},\"wamp.error.not_authorized\"]"))
                    .isEmpty();
        }

        @Test
        void eventThatIsPublishedIsNotCancelled() {
            written(out -> engine.session.streams().writePublish(out, 1, quoted("t"), json("{}"), new CallMeta()));

            assertThat(cancel(1)).isEmpty();
            assertThat(engine.hears("[17,1,5]")).isEmpty();
        }

        @Test
        void whatWasNeverSubscribedToIsNotEnded() {
            assertThat(unsubscribe()).isEmpty();
        }

        @Test
        void revokedSubscriptionFails() {
            subscribe(1);
            engine.says("[33,1,7]");
            engine.heard();

            assertThat(engine.hears("[35,0,{\"subscription\":7,\"reason\":\"wamp.subscription.revoked\"}]"))
                    .containsExactly("event \"demo.ticks\" end -32802 The router has revoked the subscription:"
                            + " wamp.subscription.revoked");
            assertThat(unsubscribe()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"true | 5 | ,[5]", "true | {\"x\":1} | ,[{\"x\":1}]", "false | {\"x\":1} | ,[],{\"x\":1}"})
        void eventIsItsOneValueOrItsParameters(boolean oneValue, String event, String arguments) {
            var meta = new CallMeta();
            meta.oneValue(oneValue);

            assertThat(written(out -> engine.session.streams().writePublish(out, 1, quoted("t"), json(event), meta)))
                    .isEqualTo("[16,1,{\"acknowledge\":true},\"t\"" + arguments + "]");
        }

        @Test
        void publisherMayGetItsOwnEvents() {
            var options = new ClientOptions("realm1", ClientAuthentication.anonymous(), InvocationPolicy.SINGLE, false);
            var own = Engine.of(options, "wamp.2.json");
            own.says(WELCOME);

            assertThat(written(
                            out -> own.session.streams().writePublish(out, 1, quoted("t"), json("{}"), new CallMeta())))
                    .isEqualTo("[16,1,{\"acknowledge\":true,\"exclude_me\":false},\"t\"]");
        }
    }
}
