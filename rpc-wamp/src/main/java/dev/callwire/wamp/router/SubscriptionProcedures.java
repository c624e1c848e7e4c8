package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Uris;
import java.util.Map;

/** What can be asked about subscriptions. */
final class SubscriptionProcedures {
    private final Broker broker;

    SubscriptionProcedures(Broker broker) {
        this.broker = broker;
    }

    void addTo(Map<String, MetaProcedure> procedures) {
        procedures.put("wamp.subscription.list", this::list);
        procedures.put("wamp.subscription.lookup", this::lookup);
        procedures.put("wamp.subscription.match", this::match);
        procedures.put("wamp.subscription.get", this::get);
        procedures.put("wamp.subscription.list_subscribers", this::listSubscribers);
        procedures.put("wamp.subscription.count_subscribers", this::countSubscribers);
    }

    private Payload list(Member caller, MetaArguments arguments) {
        return MetaProcedures.byMatch(match ->
                broker.all(match).stream().map(Subscription::id).sorted().toList());
    }

    private Payload lookup(Member caller, MetaArguments arguments) {
        var found = broker.find(arguments.text(0), MetaProcedures.match(arguments));
        return MetaProcedures.idOrNull(found == null ? null : found.id());
    }

    private Payload match(Member caller, MetaArguments arguments) {
        var ids = broker.matching(arguments.text(0)).stream()
                .map(Subscription::id)
                .toList();
        return MetaProcedures.result(json -> {
            if (ids.isEmpty()) {
                json.nullValue();
            } else {
                MetaJson.ids(json, ids);
            }
        });
    }

    private Payload get(Member caller, MetaArguments arguments) {
        var subscription = subscription(arguments);
        return MetaProcedures.result(json -> MetaJson.subscription(json, subscription));
    }

    private Payload listSubscribers(Member caller, MetaArguments arguments) {
        var subscribers =
                subscription(arguments).members().stream().map(Member::id).toList();
        return MetaProcedures.result(json -> MetaJson.ids(json, subscribers));
    }

    private Payload countSubscribers(Member caller, MetaArguments arguments) {
        int count = subscription(arguments).members().size();
        return MetaProcedures.result(json -> json.value(count));
    }

    private Subscription subscription(MetaArguments arguments) {
        return MetaProcedures.find(arguments, broker::find, Uris.NO_SUCH_SUBSCRIPTION, "subscription");
    }
}
