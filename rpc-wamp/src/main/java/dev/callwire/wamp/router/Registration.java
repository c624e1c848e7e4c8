package dev.callwire.wamp.router;

import dev.callwire.wamp.message.InvocationPolicy;
import dev.callwire.wamp.message.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A procedure, or a pattern of procedures, and who offers it. */
final class Registration extends MatchedUri {
    private final InvocationPolicy policy;
    private final List<Callee> callees = new ArrayList<>(1);
    private int turn;

    /** One of those who offer a procedure. */
    record Callee(Member member, boolean discloseCaller) {}

    Registration(long id, String uri, Match match, InvocationPolicy policy, long created) {
        super(id, uri, match, created);
        this.policy = policy;
    }

    InvocationPolicy policy() {
        return policy;
    }

    List<Callee> callees() {
        return callees;
    }

    void add(Member member, boolean discloseCaller) {
        callees.add(new Callee(member, discloseCaller));
    }

    void remove(Member member) {
        for (int i = 0; i < callees.size(); i++) {
            if (callees.get(i).member().equals(member)) {
                callees.remove(i);
                // Whose turn it is stays so.
                turn -= i < turn ? 1 : 0;
                return;
            }
        }
    }

    /** One who is known to offer it. */
    Callee callee(Member member) {
        return callees.stream()
                .filter(callee -> callee.member().equals(member))
                .findFirst()
                .orElseThrow();
    }

    /** Picks who gets the next call. */
    Callee pick() {
        int count = callees.size();
        return switch (policy) {
            case SINGLE, FIRST -> callees.get(0);
            case LAST -> callees.get(count - 1);
            case RANDOM -> callees.get(ThreadLocalRandom.current().nextInt(count));
            case ROUNDROBIN -> {
                int picked = turn < count ? turn : 0;
                turn = picked + 1;
                yield callees.get(picked);
            }
        };
    }
}
