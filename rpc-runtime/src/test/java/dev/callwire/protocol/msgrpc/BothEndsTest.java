package dev.callwire.protocol.msgrpc;

import static dev.callwire.protocol.msgrpc.End.credit;
import static dev.callwire.protocol.msgrpc.End.json;
import static dev.callwire.protocol.msgrpc.End.noMeta;
import static dev.callwire.protocol.msgrpc.End.raw;
import static dev.callwire.protocol.msgrpc.End.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.protocol.Fault;
import dev.callwire.protocol.ObjectReference;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each end reads what the other one writes. */
class BothEndsTest {
    private final End client = End.dialling();
    private final End server = End.dialled("ticks");

    /** The id that the server has given a call which it has just heard of. */
    private String heard(String frame) {
        var line = server.reads(frame).get(0);
        return line.substring(line.indexOf('{'), line.indexOf('}') + 1);
    }

    private String result(String id, String result) {
        return raw(out -> server.session.writeResult(out, json(id), null, to -> to.raw(json(result))));
    }

    private String accepted(String id) {
        return raw(out -> server.session.writeAccepted(out, json(id)));
    }

    @Test
    void callsAndFailures() {
        assertThat(client.reads(result(heard(client.call(1, "add", "{'a':1}", noMeta())), "3")))
                .containsExactly("result 1 3");

        var unknown = heard(client.call(2, "nothing", null, noMeta()));
        assertThat(client.reads(raw(out -> server.session.writeFailure(
                        out, json(unknown), null, Fault.of(Fault.METHOD_NOT_FOUND, "Method not found: nothing")))))
                .containsExactly("failure 2 -32601 Unknown cmd: nothing");

        var failing = heard(client.call(3, "divide", null, noMeta()));
        assertThat(client.reads(raw(out -> server.session.writeFailure(
                        out, json(failing), null, new Fault(1001, "by zero", to -> to.value(7))))))
                .containsExactly("failure 3 1001 by zero 7");
    }

    @Test
    void callsBackAndForth() {
        var id = heard(client.call(1, "callMe", null, noMeta()));
        assertThat(client.reads(accepted(id))).isEmpty();

        var command = client.reads(server.call(1, "client.reverse", "{'text':'abc'}", within(id)))
                .get(0);
        assertThat(command).endsWith(" client.reverse {'text':'abc'}");
        var commandId = command.substring(command.indexOf('{'), command.indexOf('}') + 1);
        assertThat(server.reads(
                        raw(out -> client.session.writeResult(out, json(commandId), null, to -> to.value("cba")))))
                .containsExactly("result 1 'cba'");

        assertThat(client.reads(result(id, "'cba'"))).containsExactly("result 1 'cba'");
        assertThat(client.reads(server.notification("client.log", "{'x':1}", within(id))))
                .as("the messenger stays")
                .containsExactly("notification client.log {'x':1}");
    }

    @Test
    void streamWithDemandAndCancel() {
        var frame = client.call(1, "count", null, credit(2));
        var line = server.reads(frame).get(0);
        assertThat(line).endsWith(" count {} with credit 2");
        var id = line.substring(line.indexOf('{'), line.indexOf('}') + 1);
        var stream = server.streams().ofCall(json(id), json("{}"));
        var tag = stream.token().toString().replace('"', '\'');

        assertThat(client.reads(accepted(id))).isEmpty();
        assertThat(client.reads(raw(out -> server.streams().writeItem(out, stream, null, 0, to -> to.value(1)))))
                .containsExactly("item of " + tag + ", call 1 1");
        assertThat(server.reads(raw(out ->
                        client.streams().writeDemand(out, client.streams().ofOwnCall(1), 32))))
                .containsExactly("demand of 32 from " + tag);
        assertThat(server.reads(raw(out -> client.session.writeCancel(out, 1))))
                .first()
                .isEqualTo("cancel " + id);
        assertThat(client.reads(result(id, "null"))).containsExactly("result 1 null");
    }

    @Test
    void topic() {
        var id = heard(raw(
                out -> client.streams().writeSubscribe(out, 1, json("'ticks'").array(), null, noMeta())));
        var name =
                server.streams().ofSubscription(json(id), "t1", json("'ticks'").array());
        var key = Objects.requireNonNull(
                client.streams().readSubscribed(json("true"), 1, json("'ticks'").array()));

        assertThat(name.token()).hasToString(key.toString());
        assertThat(client.reads(result(id, "true"))).containsExactly("result 1 null");
        assertThat(client.reads(raw(out -> server.streams().writeItem(out, name, null, 0, to -> to.value(5)))))
                .containsExactly("event of " + key.toString().replace('"', '\'') + " 5");
        assertThat(server.reads(raw(out -> client.streams().writeUnsubscribe(out, 2, null, key))))
                .first()
                .isEqualTo("stop of " + key.toString().replace('"', '\''));
    }

    @Test
    void objectIsCalledAndGivenBack() {
        var ours = Objects.requireNonNull(client.session.objects());
        var theirs = Objects.requireNonNull(server.session.objects());
        var id = heard(client.call(1, "watch", "{'watcher':'o5'}", noMeta()));
        var reference = Objects.requireNonNull(theirs.readReference(json("'o5'"), json(id)));
        accepted(id);

        var seen = theirs.methodName(reference.handle(), "seen");
        assertThat(client.reads(raw(out -> server.session.writeCall(out, 1, seen, End.value("{'n':1}"), noMeta())))
                        .get(0))
                .endsWith(" of object 5 seen {'n':1}");
        assertThat(ours.readReference(json(
                        raw(out -> theirs.writeReference(out, new ObjectReference(reference.handle(), false, false))))))
                .isEqualTo(new ObjectReference(5, false, false));
    }

    @Test
    void referenceThatEndsIsReleasedAtTheOwner() {
        var theirs = Objects.requireNonNull(server.session.objects());
        var id = heard(client.call(1, "watch", "{'watcher':" + passed(client, false) + "}", noMeta()));
        var reference = Objects.requireNonNull(theirs.readReference(json(passed(client, false)), json(id)));

        var release = raw(out -> theirs.writeRelease(out, reference.handle(), false));

        assertThat(release).contains("'p':'c_$/release_c1_", "{'cmd':'$/release','args':{'object':'ok5'},'ctag':'c1_");
        assertThat(client.reads(release))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("release of our object 5"),
                        line -> assertThat(line).startsWith("reply ").contains("'err':null,'result':null"));
        assertThat(raw(out -> theirs.writeRelease(out, reference.handle(), false)))
                .as("once")
                .isEmpty();
    }

    @Test
    void referenceToAnObjectOfTheServersIsReleased() {
        var ours = Objects.requireNonNull(client.session.objects());
        var id = heard(client.call(1, "callMe", null, noMeta()));
        accepted(id);
        var tag = id.replaceFirst(".*'tag':'([^']*)'.*", "$1");
        var command = json("{'p':'c_m_c1_Q','tag':'" + tag + "'}");
        var reference = Objects.requireNonNull(ours.readReference(json(passed(server, false)), command));

        assertThat(server.reads(raw(out -> ours.writeRelease(out, reference.handle(), false))))
                .first()
                .isEqualTo("release of our object 5");
    }

    @Test
    void referenceThatEndsWithItsCallIsNotReleased() {
        var theirs = Objects.requireNonNull(server.session.objects());
        var id = json(heard(client.call(1, "watch", null, noMeta())));
        var own = Objects.requireNonNull(theirs.readReference(json(passed(client, true)), id));
        var ofAPage = Objects.requireNonNull(theirs.readReference(json("'watcher'"), id));

        assertThat(raw(out -> theirs.writeRelease(out, own.handle(), false)))
                .as("its owner knows")
                .isEmpty();
        assertThat(raw(out -> theirs.writeRelease(out, ofAPage.handle(), false)))
                .as("a page would not know the word")
                .isEmpty();
    }

    private static String passed(End end, boolean callScoped) {
        var objects = Objects.requireNonNull(end.session.objects());
        return raw(out -> objects.writeReference(out, new ObjectReference(5, true, callScoped)));
    }
}
