package dev.callwire.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** What must not bring the compiler down: a mistake of ours, or a class file that is not there. */
final class Mishap {
    private Mishap() {}

    /** Runs what belongs to a type; when that fails, the type gets an error, and the others are not disturbed. */
    static void guard(TypeElement type, Messager messager, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            messager.printMessage(Diagnostic.Kind.ERROR, isMissingClass(e) ? missing(type, e) : mistake(type, e), type);
        }
    }

    /** The compiler's way to say that a class file which another one names is missing or broken. */
    private static boolean isMissingClass(Throwable e) {
        for (Class<?> each = e.getClass(); each != null; each = each.getSuperclass()) {
            if (each.getSimpleName().equals("CompletionFailure")) {
                return true;
            }
        }
        return false;
    }

    private static String missing(TypeElement type, Throwable e) {
        return "All types that a service leads to must be on the class path. Found for " + type + ": " + e.getMessage()
                + ". Add the dependency that has it.";
    }

    private static String mistake(TypeElement type, Throwable e) {
        var stack = e.getStackTrace();
        return "Callwire failed to process " + type + ", by a mistake of its own. Please report it with the source of"
                + " this type and: " + e + (stack.length == 0 ? "" : ", at " + stack[0]);
    }
}
