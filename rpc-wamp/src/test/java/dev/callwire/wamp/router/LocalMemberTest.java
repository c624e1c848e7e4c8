package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.CallOptions;
import dev.callwire.wamp.message.CancelMode;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.PublishOptions;
import dev.callwire.wamp.message.RegisterOptions;
import dev.callwire.wamp.message.SubscribeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Members of the same process, without frames. */
class LocalMemberTest extends RouterTest {
    private final LocalMember member = realm.join(new Identity("server", "trusted", "local", "static"));
    private final Client client = join();
    private final List<String> heard = new ArrayList<>();

    private final LocalCaller listener = new LocalCaller() {
        @Override
        public void onResult(Message.Result result, boolean isLast) {
            heard.add((isLast ? "last " : "next ") + result.payload().arguments());
        }

        @Override
        public void onFailure(Message.Failed failure) {
            heard.add(failure.error() + " " + failure.payload().arguments());
        }
    };

    private static Payload payload(String arguments) {
        return Payload.of(JsonSlice.of(arguments));
    }

    private static CallOptions options(String json) {
        return CallOptions.parse(JsonSlice.of(json));
    }

    @Test
    void clientCallsAProcedureOfThisProcess() {
        member.register("com.echo", RegisterOptions.NONE, (invocation, answer) -> answer.result(invocation.payload()));

        client.says("[48,1,{},\"com.echo\",[ 1.0 ],{\"a\": [ ]}]");

        client.gets("[50,1,{},[ 1.0 ],{\"a\": [ ]}]");
    }

    @Test
    void procedureOfThisProcessMayAnswerLater() {
        var answers = new ArrayList<LocalAnswer>();
        member.register("com.later", RegisterOptions.NONE, (invocation, answer) -> answers.add(answer));
        client.says("[48,1,{\"receive_progress\":true},\"com.later\"]");
        client.getsNothing();

        assertThat(answers.get(0).progress(payload("[1]"))).isTrue();
        assertThat(answers.get(0).fail("com.failed", payload("[\"why\"]"))).isTrue();
        assertThat(answers.get(0).result(payload("[2]"))).isFalse();

        client.gets("[50,1,{\"progress\":true},[1]]", "[8,48,1,{},\"com.failed\",[\"why\"]]");
    }

    @Test
    void procedureOfThisProcessIsInterrupted() {
        member.register("com.slow", RegisterOptions.NONE, new LocalCallee() {
            @Override
            public void onInvocation(Message.Invocation invocation, LocalAnswer answer) {
                heard.add("invoked " + invocation.request());
            }

            @Override
            public void onInterrupt(long invocation, LocalAnswer answer, CancelMode mode) {
                heard.add("interrupted " + invocation + " " + mode);
            }
        });
        client.says("[48,1,{},\"com.slow\"]");
        client.says("[49,1,{\"mode\":\"kill\"}]");
        client.says("[48,2,{},\"com.slow\"]");
        client.says("[49,2,{}]");

        assertThat(heard).containsExactly("invoked 1", "interrupted 1 KILL", "invoked 2", "interrupted 2 KILLNOWAIT");
    }

    @Test
    void procedureOfThisProcessThatThrowsTellsNothingOfWhy() {
        member.register("com.broken", RegisterOptions.NONE, (invocation, answer) -> {
            throw new IllegalStateException("secret");
        });

        client.says("[48,1,{},\"com.broken\"]");

        client.gets("[8,48,1,{},\"callwire.error.internal\"]");
    }

    @Test
    void progressiveInputComesToTheSameAnswer() {
        var answers = new ArrayList<LocalAnswer>();
        member.register("com.sum", RegisterOptions.NONE, (invocation, answer) -> {
            heard.add(invocation.details() + " " + invocation.payload().arguments());
            answers.add(answer);
        });

        client.says("[48,1,{\"progress\":true},\"com.sum\",[1]]");
        client.says("[48,1,{},\"com.sum\",[2]]");

        assertThat(heard).containsExactly("{\"progress\":true} [1]", "{} [2]");
        assertThat(answers.get(0)).isSameAs(answers.get(1));
    }

    @Test
    void thisProcessCallsAClient() {
        client.says("[64,1,{},\"client.reverse\"]");
        client.all();

        member.call("client.reverse", options("{\"receive_progress\":true}"), payload("[\"abc\"]"), listener);
        client.gets("[68,1,1,{\"receive_progress\":true},[\"abc\"]]");
        client.says("[70,1,{\"progress\":true},[\"c\"]]");
        client.says("[70,1,{},[\"cba\"]]");

        assertThat(heard).containsExactly("next [\"c\"]", "last [\"cba\"]");
    }

    @Test
    void thisProcessSendsInputAndCancels() {
        client.says("[64,1,{},\"client.sum\"]");
        client.all();

        long call = member.call("client.sum", options("{\"progress\":true}"), payload("[1]"), listener);
        member.send(call, options("{\"progress\":true}"), payload("[2]"));
        member.cancel(call, CancelMode.KILLNOWAIT);
        member.send(call, CallOptions.NONE, payload("[3]"));

        client.gets(
                "[68,1,1,{\"progress\":true},[1]]",
                "[68,1,1,{\"progress\":true},[2]]",
                "[69,1,{\"mode\":\"killnowait\"}]");
        assertThat(heard).containsExactly("wamp.error.canceled [\"The call was cancelled\"]");
    }

    @Test
    void thisProcessCallsTheRealm() {
        member.call("wamp.session.count", CallOptions.NONE, Payload.NONE, listener);
        member.call("com.nothing", CallOptions.NONE, Payload.NONE, listener);

        assertThat(heard)
                .containsExactly("last [1]", "wamp.error.no_such_procedure [\"There is no procedure com.nothing\"]");
    }

    @Test
    void eventsGoBothWays() {
        member.subscribe(
                "com.topic",
                SubscribeOptions.NONE,
                event -> heard.add(event.details() + " " + event.payload().arguments()));
        client.says("[32,1,{},\"com.topic\"]");
        client.all();

        client.says("[16,2,{\"disclose_me\":true},\"com.topic\",[1]]");
        member.publish("com.topic", PublishOptions.NONE, payload("[2]"));

        assertThat(heard)
                .hasSize(1)
                .first()
                .asString()
                .contains("\"publisher\":" + client.id())
                .endsWith(" [1]");
        client.gets("[36,1,P,{},[2]]");
    }

    @Test
    void eventMayLeadToOthers() {
        member.subscribe("com.a", SubscribeOptions.NONE, event -> {
            heard.add("a " + event.payload().arguments());
            member.publish("com.b", PublishOptions.NONE, event.payload());
            heard.add("still " + event.payload().arguments());
        });
        client.says("[32,1,{\"match\":\"prefix\"},\"com\"]");
        client.all();

        var other = join();
        other.says("[16,1,{},\"com.a\",[1]]");

        assertThat(heard).containsExactly("a [1]", "still [1]");
        assertThat(client.all()).hasSize(2);
    }

    @Test
    void subscriberThatThrowsHarmsNobody() {
        member.subscribe("com.a", SubscribeOptions.NONE, event -> {
            throw new IllegalStateException("secret");
        });

        client.says("[16,1,{\"acknowledge\":true},\"com.a\"]");

        client.gets("[17,1,P]");
    }

    @Test
    void whatTheRealmRefusesIsThrown() {
        member.register("com.a", RegisterOptions.NONE, (invocation, answer) -> {});

        assertThatThrownBy(() -> member.register("com.a", RegisterOptions.NONE, (invocation, answer) -> {}))
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("wamp.error.procedure_already_exists");
        assertThatThrownBy(() -> member.subscribe("a b", SubscribeOptions.NONE, event -> {}))
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("wamp.error.invalid_uri");
        assertThatThrownBy(() -> member.unregister(77))
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("wamp.error.no_such_registration");
        assertThatThrownBy(() -> member.unsubscribe(77))
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("wamp.error.no_such_subscription");
    }

    @Test
    void whatIsGivenUpIsGone() {
        long registration = member.register("com.a", RegisterOptions.NONE, (invocation, answer) -> {});
        long subscription = member.subscribe("com.a", SubscribeOptions.NONE, event -> heard.add("event"));
        member.unregister(registration);
        member.unsubscribe(subscription);

        client.says("[48,1,{},\"com.a\"]");
        client.says("[16,2,{},\"com.a\"]");

        assertThat(client.next()).contains("wamp.error.no_such_procedure");
        assertThat(heard).isEmpty();
    }

    @Test
    void memberThatLeavesFailsItsCalls() {
        member.register("com.slow", RegisterOptions.NONE, (invocation, answer) -> {});
        client.says("[48,1,{},\"com.slow\"]");

        member.leave();

        client.gets("[8,48,1,{},\"wamp.error.canceled\",[\"The callee has left\"]]");
        assertThatThrownBy(() -> member.publish("a", PublishOptions.NONE, Payload.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This member has left the realm realm1");
    }

    @Test
    void memberIsNoSession() {
        client.says("[48,1,{},\"wamp.session.kill\",[" + member.session() + "]]");

        assertThat(client.next()).contains("wamp.error.no_such_session");
    }

    @Test
    void othersUseTheRealmWhileACalleeRuns() {
        var other = join();
        member.register("com.waits", RegisterOptions.NONE, (invocation, answer) -> {
            CompletableFuture.runAsync(() -> other.says("[48,1,{},\"wamp.session.count\"]"))
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            answer.result(invocation.payload());
        });

        client.says("[48,1,{},\"com.waits\",[1]]");

        client.gets("[50,1,{},[1]]");
        other.gets("[50,1,{},[2]]");
    }

    @Test
    void calleeKnowsHowItIsCalled() {
        member.register(
                "com.a",
                RegisterOptions.NONE,
                (invocation, answer) -> heard.add(answer.timeoutMillis() + " " + answer.wantsProgress() + " "
                        + answer.expectsInput() + " " + (answer.caller() != null)));

        client.says("[48,1,{\"timeout\":7,\"receive_progress\":true,\"progress\":true},\"com.a\"]");
        client.says("[48,1,{},\"com.a\"]");
        member.call("com.a", CallOptions.NONE, Payload.NONE, listener);

        assertThat(heard).containsExactly("7 true true true", "7 true false true", "0 false false false");
    }

    @Test
    void callIsForTheSessionThatItIsMadeAt() {
        var other = join();
        var register = "[64,1,{\"invoke\":\"first\"},\"client.reverse\"]";
        client.says(register);
        other.says(register);
        client.all();
        other.all();

        member.callAt(other.id(), "client.reverse", CallOptions.NONE, payload("[1]"), listener);
        member.callAt(member.session(), "client.reverse", CallOptions.NONE, payload("[2]"), listener);

        assertThat(other.next()).endsWith("[1]]");
        assertThat(client.next()).endsWith("[2]]");
    }

    @Test
    void bestOfASessionsOwnRegistrationsIsCalled() {
        client.says("[64,1,{\"match\":\"wildcard\"},\"com..b\"]");
        client.says("[64,2,{\"match\":\"prefix\"},\"com\"]");
        client.says("[64,3,{\"match\":\"prefix\"},\"com.a\"]");
        client.all();

        member.callAt(client.id(), "com.a.b", CallOptions.NONE, Payload.NONE, listener);
        member.callAt(client.id(), "com.x.b", CallOptions.NONE, Payload.NONE, listener);

        client.gets("[68,1,3,{\"procedure\":\"com.a.b\"}]", "[68,2,2,{\"procedure\":\"com.x.b\"}]");
    }

    @Test
    void realmKnowsWhatClientsOffer() {
        member.register("com.local", RegisterOptions.NONE, (invocation, answer) -> {});
        client.says("[64,1,{\"match\":\"prefix\"},\"com.remote\"]");

        assertThat(realm.isOfferedByClients("com.local")).isFalse();
        assertThat(realm.isOfferedByClients("com.remote.a")).isTrue();
        client.disconnects();
        assertThat(realm.isOfferedByClients("com.remote.a")).isFalse();
    }

    @Test
    void membersOfThisProcessHaveNoLimits() {
        int beyond = SessionLimits.DEFAULTS.calls() + 1;
        var answers = new ArrayList<LocalAnswer>();
        member.register("com.slow", RegisterOptions.NONE, (invocation, answer) -> answers.add(answer));
        for (int i = 0; i < beyond; i++) {
            member.register("com.many" + i, RegisterOptions.NONE, (invocation, answer) -> {});
            member.call("com.slow", CallOptions.NONE, Payload.NONE, listener);
        }

        answers.forEach(answer -> answer.result(Payload.NONE));

        assertThat(heard).hasSize(beyond).allMatch(answer -> answer.startsWith("last"));
    }
}
