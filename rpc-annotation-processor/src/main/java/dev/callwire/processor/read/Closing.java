package dev.callwire.processor.read;

import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The {@code close()} of an {@code AutoCloseable}: no method on the wire, but the end of a reference. */
final class Closing {
    private Closing() {}

    /** Whether an interface has one. */
    static boolean isIn(Compilation compilation, TypeElement type) {
        return compilation.isSubtype(type.asType(), "java.lang.AutoCloseable")
                && compilation
                        .lineage(type)
                        .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
                        .filter(Closing::isClose)
                        .findFirst()
                        .filter(nearest -> !isOnTheWire(nearest))
                        .isPresent();
    }

    /** Whether a method is that, in an interface that has one. */
    static boolean isClose(ExecutableElement method) {
        return method.getSimpleName().contentEquals("close")
                && method.getParameters().isEmpty()
                && !method.getModifiers().contains(Modifier.STATIC);
    }

    private static boolean isOnTheWire(ExecutableElement method) {
        return Mark.isOn(method, RpcMethod.class) || Mark.isOn(method, RpcNotification.class);
    }
}
