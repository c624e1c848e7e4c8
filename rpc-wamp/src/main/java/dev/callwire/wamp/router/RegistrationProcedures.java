package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Uris;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked about registrations. */
final class RegistrationProcedures {
    private final Registrations registrations;

    RegistrationProcedures(Registrations registrations) {
        this.registrations = registrations;
    }

    void addTo(Map<String, MetaProcedure> procedures) {
        procedures.put("wamp.registration.list", this::list);
        procedures.put("wamp.registration.lookup", this::lookup);
        procedures.put("wamp.registration.match", this::match);
        procedures.put("wamp.registration.get", this::get);
        procedures.put("wamp.registration.list_callees", this::listCallees);
        procedures.put("wamp.registration.count_callees", this::countCallees);
    }

    private Payload list(Member caller, MetaArguments arguments) {
        return MetaProcedures.byMatch(match ->
                registrations.all(match).stream().map(Registration::id).sorted().toList());
    }

    private Payload lookup(Member caller, MetaArguments arguments) {
        return idOf(registrations.find(arguments.text(0), MetaProcedures.match(arguments)));
    }

    private Payload match(Member caller, MetaArguments arguments) {
        return idOf(registrations.best(arguments.text(0)));
    }

    private static Payload idOf(@Nullable Registration registration) {
        return MetaProcedures.idOrNull(registration == null ? null : registration.id());
    }

    private Payload get(Member caller, MetaArguments arguments) {
        var registration = registration(arguments);
        return MetaProcedures.result(json -> MetaJson.registration(json, registration));
    }

    private Payload listCallees(Member caller, MetaArguments arguments) {
        var callees = registration(arguments).callees().stream()
                .map(callee -> callee.member().id())
                .toList();
        return MetaProcedures.result(json -> MetaJson.ids(json, callees));
    }

    private Payload countCallees(Member caller, MetaArguments arguments) {
        int count = registration(arguments).callees().size();
        return MetaProcedures.result(json -> json.value(count));
    }

    private Registration registration(MetaArguments arguments) {
        return MetaProcedures.find(arguments, registrations::find, Uris.NO_SUCH_REGISTRATION, "registration");
    }
}
