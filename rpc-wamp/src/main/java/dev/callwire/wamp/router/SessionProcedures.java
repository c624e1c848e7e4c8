package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Uris;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What can be asked about sessions, and done to them. */
final class SessionProcedures {
    private final Realm realm;

    SessionProcedures(Realm realm) {
        this.realm = realm;
    }

    void addTo(Map<String, MetaProcedure> procedures) {
        procedures.put("wamp.session.count", this::count);
        procedures.put("wamp.session.list", this::list);
        procedures.put("wamp.session.get", this::get);
        procedures.put("wamp.session.kill", this::kill);
        procedures.put("wamp.session.kill_by_authid", this::killByAuthid);
        procedures.put("wamp.session.kill_by_authrole", this::killByAuthrole);
        procedures.put("wamp.session.kill_all", this::killAll);
    }

    private List<Member> filtered(MetaArguments arguments) {
        var roles = arguments.texts(0);
        return realm.sessions(
                member -> roles == null || roles.contains(member.identity().authrole()));
    }

    private Payload count(Member caller, MetaArguments arguments) {
        return MetaProcedures.result(json -> json.value(filtered(arguments).size()));
    }

    private Payload list(Member caller, MetaArguments arguments) {
        return MetaProcedures.result(json -> MetaJson.ids(json, ids(filtered(arguments))));
    }

    private Payload get(Member caller, MetaArguments arguments) {
        var member = session(arguments);
        return MetaProcedures.result(json -> MetaJson.session(json, member));
    }

    private Member session(MetaArguments arguments) {
        return MetaProcedures.find(arguments, realm::session, Uris.NO_SUCH_SESSION, "session");
    }

    private Payload kill(Member caller, MetaArguments arguments) {
        var member = session(arguments);
        if (member.equals(caller)) {
            throw new RequestFailedException(Uris.NO_SUCH_SESSION, "There is no other session " + member.id());
        }
        kill(arguments, List.of(member), true);
        return Payload.NONE;
    }

    private Payload killByAuthid(Member caller, MetaArguments arguments) {
        var authid = arguments.text(0);
        var killed = others(caller, member -> member.identity().authid().equals(authid));
        kill(arguments, killed, true);
        return MetaProcedures.result(json -> MetaJson.ids(json, ids(killed)));
    }

    private Payload killByAuthrole(Member caller, MetaArguments arguments) {
        var authrole = arguments.text(0);
        var killed = others(caller, member -> member.identity().authrole().equals(authrole));
        kill(arguments, killed, true);
        return MetaProcedures.result(json -> json.value(killed.size()));
    }

    private Payload killAll(Member caller, MetaArguments arguments) {
        var killed = others(caller, member -> true);
        kill(arguments, killed, false);
        return MetaProcedures.result(json -> json.value(killed.size()));
    }

    private List<Member> others(Member caller, Predicate<Member> condition) {
        return realm.sessions(member -> !member.equals(caller) && condition.test(member));
    }

    private void kill(MetaArguments arguments, List<Member> members, boolean announced) {
        var reason = arguments.text("reason");
        var message = arguments.text("message");
        if (reason != null && !realm.options().uris().allows(reason)) {
            throw new RequestFailedException(Uris.INVALID_URI, "The reason to end a session is a URI");
        }
        for (var member : members) {
            realm.kill(member, reason == null ? Uris.CLOSE_NORMAL : reason, message, announced);
        }
    }

    private static List<Long> ids(List<Member> members) {
        return members.stream().map(Member::id).toList();
    }
}
