package dev.callwire.engine;

import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.StreamFrames;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/** JSON-RPC, but that nobody says how much of a stream is wanted. */
final class WithoutDemand implements Protocol {
    @Override
    public String name() {
        return "JSON-RPC without demand";
    }

    @Override
    public List<String> paths() {
        return JsonRpc.PROTOCOL.paths();
    }

    @Override
    public List<String> subprotocols() {
        return JsonRpc.PROTOCOL.subprotocols();
    }

    @Override
    public boolean isSpokenWithoutSubprotocol() {
        return true;
    }

    @Override
    public ProtocolSession open(Opening opening) {
        var session = JsonRpc.PROTOCOL.open(opening);
        var frames = like(StreamFrames.class, (method, args) -> switch (method.getName()) {
            case "carriesDemand" -> false;
            case "writeDemand" -> null;
            default -> method.invoke(session.streams(), args);
        });
        return like(
                ProtocolSession.class,
                (method, args) -> method.getName().equals("streams") ? frames : method.invoke(session, args));
    }

    private interface Answer {
        Object to(Method method, Object[] args) throws IllegalAccessException, InvocationTargetException;
    }

    private static <T> T like(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                return answer.to(method, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
