package dev.callwire.schema.compat;

import dev.callwire.schema.ContractLock;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServedBy;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which end serves each interface of a contract. Objects that clients pass by reference are served by clients, and those that they get by servers,
 * whatever kind of interface they have.
 */
final class Sides {

    private final ContractLock contract;
    private final Map<String, ServedBy> sides = new HashMap<>();

    Sides(ContractLock contract) {
        this.contract = contract;
        for (ContractLock.Entry entry : contract.entries()) {
            // A callback is served by nobody before a service passes it, unless the contract says so.
            if (!entry.service().callback() || entry.servedBy() != ServedBy.SERVERS) {
                add(entry.service().interfaceName(), entry.servedBy());
            }
        }
    }

    /** Who serves an interface; a callback that nothing passes is there for servers to call. */
    ServedBy of(ServiceSchema service) {
        ServedBy side = sides.get(service.interfaceName());
        return side != null ? side : service.callback() ? ServedBy.CLIENTS : ServedBy.SERVERS;
    }

    private void add(String interfaceName, ServedBy side) {
        ServedBy known = sides.get(interfaceName);
        ServedBy all = known == null ? side : known.and(side);
        if (all != known) {
            sides.put(interfaceName, all);
            ContractLock.Entry entry = contract.find(interfaceName);
            if (entry != null) {
                Direction.ofCalls(all).forEach(direction -> new Walk(entry.service()).follow(direction));
            }
        }
    }

    /** The values of one interface, and what is passed by reference among them. */
    private final class Walk {
        private final ServiceSchema service;
        private final Map<String, TypeSchema> types = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final Deque<Runnable> waiting = new ArrayDeque<>();

        Walk(ServiceSchema service) {
            this.service = service;
            service.types().forEach(type -> types.put(type.id(), type.schema()));
        }

        void follow(Direction calls) {
            followMembers(calls);
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }

        private @Nullable TypeSchema schema(TypeSchema.ReferenceType reference) {
            return types.get(reference.typeId());
        }

        private void followMembers(Direction calls) {
            for (MethodSchema method : service.methods()) {
                method.params().forEach(param -> follow(param.schema(), calls));
                ResultSchema result = method.result();
                follow(result == null ? null : result.schema(), calls.turned());
                for (ErrorSchema error : method.errors()) {
                    follow(error.data(), calls.turned());
                }
            }
            for (EventSchema event : service.events()) {
                for (ParamSchema param : event.params()) {
                    follow(param.schema(), calls.turned());
                }
            }
        }

        private void follow(@Nullable TypeSchema type, Direction direction) {
            if (type instanceof TypeSchema.RemoteType remote) {
                add(remote.interfaceName(), direction == Direction.FROM_CLIENTS ? ServedBy.CLIENTS : ServedBy.SERVERS);
            } else if (type instanceof TypeSchema.ReferenceType reference) {
                if (seen.add(direction + " " + reference.typeId())) {
                    waiting.add(() -> follow(schema(reference), direction));
                }
            } else if (type != null) {
                type.forEachPart(part -> follow(part, direction));
            }
        }
    }
}
