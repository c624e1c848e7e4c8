package dev.callwire.processor.read;

import static java.util.Objects.requireNonNull;

import dev.callwire.annotation.Blocking;
import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcSchema;
import dev.callwire.annotation.RpcService;
import dev.callwire.annotation.RpcStream;
import dev.callwire.annotation.RpcSubscription;
import dev.callwire.processor.model.Contract;
import dev.callwire.processor.model.EventsModel;
import dev.callwire.processor.model.MethodModel;
import dev.callwire.processor.model.ServiceModel;
import dev.callwire.processor.model.SourceNames;
import dev.callwire.processor.read.ServiceMethods.ServiceMethod;
import dev.callwire.schema.ContractLock;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.compat.Compatibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the interfaces that are marked {@code @RpcService}, {@code @RpcCallback} or {@code @RpcEvents}, in one round of a compilation. */
public final class ServiceReader {
    private static final String RUNTIME = "dev.callwire.stub.Caller";
    private static final String GENERATED = "javax.annotation.processing.Generated";
    private static final String NULLABLE = "org.jspecify.annotations.Nullable";
    private static final List<Class<?>> METHOD_ANNOTATIONS = List.of(
            RpcMethod.class,
            RpcNotification.class,
            RpcStream.class,
            RpcSubscription.class,
            Idempotent.class,
            NonBlocking.class,
            Blocking.class);

    private static final List<Class<?>> PARAMETER_ANNOTATIONS = List.of(RpcStream.class, EventKey.class);

    private final Compilation compilation;
    private final Comments comments;
    private final boolean withCodecs;

    /**
     * A reader for a round.
     *
     * @param sources the qualified names of the top-level types that are compiled from source
     * @param withCodecs whether to look for what generated code can read and write by itself
     */
    public ServiceReader(Elements elements, Types types, Set<String> sources, boolean withCodecs) {
        this.withCodecs = withCodecs;
        compilation = new Compilation(elements, types, sources);
        comments = new Comments(compilation);
    }

    /** Reads a type that is marked {@code @RpcService}, {@code @RpcCallback} or {@code @RpcEvents}. */
    public Reading read(TypeElement service) {
        var problems = new Problems(compilation, service);
        var model = model(service, problems);
        return problems.hasErrors() || problems.isUnresolved()
                ? new Reading(null, problems.list(), problems.isUnresolved())
                : new Reading(model, problems.list(), false);
    }

    /** Checks a type that is marked {@code @RpcError}, whether or not a service declares it. */
    public Reading check(TypeElement exception) {
        var problems = new Problems(compilation, exception);
        var mark = Mark.on(exception, RpcError.class);
        if (mark != null) {
            var signatures = new Signatures(compilation);
            var types = new DataTypes(compilation, comments, problems, signatures, null);
            new ErrorReader(compilation, comments, problems, types, signatures, compilation.packageOf(exception))
                    .read(exception, mark);
        }
        return new Reading(null, problems.list(), problems.isUnresolved());
    }

    /** Checks what a {@code @RpcSchema} says, whether or not a service has to do with it. */
    public List<Problem> checkSchema(Element element) {
        Element type = element;
        while (!(type instanceof TypeElement)) {
            type = requireNonNull(type.getEnclosingElement());
        }
        var problems = new Problems(compilation, (TypeElement) type);
        var mark = Mark.on(element, RpcSchema.class);
        if (mark != null) {
            Descriptions.check(mark, problems);
        }
        return problems.list();
    }

    /** Checks whether a method that is marked as one of a service can be one. */
    public List<Problem> checkPlace(ExecutableElement method) {
        var type = requireNonNull((TypeElement) method.getEnclosingElement());
        var problems = new Problems(compilation, type);
        for (var annotation : METHOD_ANNOTATIONS) {
            var mark = Mark.on(method, annotation);
            if (mark != null && !method.getModifiers().contains(Modifier.ABSTRACT)) {
                problems.error(
                        mark,
                        "@" + annotation.getSimpleName()
                                + " marks an abstract method of a service, and one with a body stays local. Found it on "
                                + TypeText.of(method) + ". Take it off, or leave the body out.");
            } else if (mark != null && type.getKind() != ElementKind.INTERFACE) {
                problems.error(
                        mark,
                        "@" + annotation.getSimpleName() + " marks a method of an interface. Found it in "
                                + TypeText.kind(type) + ", " + type.getSimpleName() + ". Move it to the interface that"
                                + " the class implements.");
            } else if (mark != null && Closing.isIn(compilation, type) && Closing.isClose(method)) {
                problems.error(
                        mark,
                        "@" + annotation.getSimpleName()
                                + " marks a method on the wire, and close() of an AutoCloseable"
                                + " ends a reference instead. Found it on " + TypeText.of(method)
                                + ". Take it off, or add @RpcMethod to make close() a call.");
            }
        }
        return problems.list();
    }

    /** Checks whether a parameter that is marked as one of a service or of an event can be one. */
    public List<Problem> checkPlace(VariableElement parameter) {
        var method = requireNonNull(parameter.getEnclosingElement());
        var type = requireNonNull(method.getEnclosingElement());
        if (!(type instanceof TypeElement element)
                || (type.getKind() == ElementKind.INTERFACE
                        && method.getModifiers().contains(Modifier.ABSTRACT))) {
            return List.of();
        }
        var problems = new Problems(compilation, element);
        for (var annotation : PARAMETER_ANNOTATIONS) {
            var mark = Mark.on(parameter, annotation);
            if (mark != null) {
                problems.error(
                        mark,
                        "@" + annotation.getSimpleName() + " marks a parameter of an interface's abstract method."
                                + " Found it on '" + parameter.getSimpleName() + "' in " + element.getSimpleName()
                                + ". Take it off, or move it there.");
            }
        }
        return problems.list();
    }

    /** Compares an interface with the contract that it is held to. */
    public List<Problem> checkLock(TypeElement service, ServiceSchema schema, Compatibility lock) {
        var problems = new Problems(compilation, service);
        var places = new ContractPlaces(compilation, service, schema);
        for (var difference : lock.compare(schema)) {
            if (difference.isBreaking()) {
                problems.error(
                        places.of(difference.place()),
                        "The contract in " + ContractLock.FILE_NAME + " must be kept. " + difference.report()
                                + " Or, if there are no such clients, agree on it anew: mvn callwire:update-lock.");
            }
        }
        return problems.list();
    }

    private @Nullable Contract model(TypeElement service, Problems problems) {
        var settings = settings(service, problems);
        if (settings == null || !isInterface(service, settings, problems) || !isResolved(service, settings, problems)) {
            return null;
        }
        if (settings.mark().isUnresolved()) {
            problems.unresolved();
            return null;
        }
        checkInterface(service, settings, problems);
        var signatures = new Signatures(compilation);
        var types = new DataTypes(
                compilation, comments, problems, signatures, withCodecs ? compilation.packageOf(service) : null);
        var methods = new MethodReader(compilation, comments, problems, types, signatures, service, settings);
        return settings.isEvents()
                ? events(service, settings, methods, types, signatures, problems)
                : service(service, settings, methods, types, signatures, problems);
    }

    private ServiceModel service(
            TypeElement service,
            ServiceSettings settings,
            MethodReader reader,
            DataTypes types,
            Signatures signatures,
            Problems problems) {
        var methods = methods(service, reader, problems);
        return new ServiceModel(
                compilation.ref(service),
                Mark.isOn(service, RpcCallback.class),
                isPublic(service),
                settings.namespace(),
                settings.separator(),
                Closing.isIn(compilation, service),
                comments.of(service).doc(),
                comments.deprecation(service),
                methods,
                types.named(),
                types.codecs(),
                sourceNames(service, signatures));
    }

    private EventsModel events(
            TypeElement service,
            ServiceSettings settings,
            MethodReader reader,
            DataTypes types,
            Signatures signatures,
            Problems problems) {
        var events = new EventsReader(compilation, comments, problems, signatures, reader, service).read();
        return new EventsModel(
                compilation.ref(service),
                isPublic(service),
                settings.namespace(),
                settings.separator(),
                comments.of(service).doc(),
                comments.deprecation(service),
                events,
                types.named(),
                types.codecs(),
                sourceNames(service, signatures));
    }

    private SourceNames sourceNames(TypeElement service, Signatures signatures) {
        signatures.use(service);
        if (!compilation.elements().getModuleOf(service).isUnnamed()) {
            signatures.warn("exports");
        }
        return new SourceNames(
                new TreeSet<>(inheritedTypeNames(service)),
                compilation.hiddenIn(compilation.packageOf(service)),
                new TreeSet<>(signatures.warnings()),
                compilation.isVisible(GENERATED, service),
                compilation.isVisible(NULLABLE, service));
    }

    private static boolean isInterface(TypeElement service, ServiceSettings settings, Problems problems) {
        if (service.getKind() != ElementKind.INTERFACE) {
            problems.error(
                    service,
                    "@" + settings.mark().simpleName() + " marks an interface. Found it on " + TypeText.kind(service)
                            + ", "
                            + service.getSimpleName()
                            + ". Declare the methods in an interface, mark that, and implement"
                            + " it.");
            return false;
        }
        return true;
    }

    /** Whether every interface that the service extends exists, and is named with its type arguments. */
    private boolean isResolved(TypeElement service, ServiceSettings settings, Problems problems) {
        var fits = true;
        for (var each : compilation.lineage(service).toList()) {
            for (var superinterface : each.getInterfaces()) {
                if (superinterface.getKind() == TypeKind.ERROR) {
                    problems.unresolved();
                    fits = false;
                } else if (isRaw(superinterface)) {
                    problems.error(
                            each,
                            "A " + settings.what() + " must say which types its methods have. Found the raw type "
                                    + TypeText.of(superinterface) + " among the interfaces that " + each.getSimpleName()
                                    + " extends. Give it its type arguments.");
                    fits = false;
                }
            }
        }
        return fits;
    }

    private static boolean isRaw(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.getTypeArguments().isEmpty()
                && !((TypeElement) declared.asElement()).getTypeParameters().isEmpty();
    }

    private void checkInterface(TypeElement service, ServiceSettings settings, Problems problems) {
        var what = settings.what();
        if (!service.getTypeParameters().isEmpty()) {
            problems.error(
                    service,
                    "A " + what + " must not be generic. Found: " + TypeText.of(service.asType())
                            + ". Mark an interface that extends it with type arguments, such as interface Users extends "
                            + service.getSimpleName() + "<…>.");
        }
        if (!compilation.isAccessible(service, compilation.packageOf(service))) {
            problems.error(
                    service,
                    "A " + what
                            + " must be visible in its package, where the code generated for it lies. Found: private."
                            + " Take private off " + service.getSimpleName() + " and the types that it is nested in.");
        }
        if (service.getModifiers().contains(Modifier.SEALED)) {
            problems.error(
                    service,
                    "A " + what + " must not be sealed, since the generated client implements it. Take sealed off "
                            + service.getSimpleName() + ".");
        }
        if (!compilation.isVisible(RUNTIME, service)) {
            problems.error(
                    service,
                    "The code generated for a " + what + " needs Callwire's runtime. Found no " + RUNTIME
                            + ". Put dev.callwire:rpc-runtime among the dependencies, and 'requires dev.callwire.runtime'"
                            + " into a module-info.");
        }
        MethodReader.checkBlocking(service, problems);
    }

    /** What the annotations of an interface say, or null when it has none of ours. */
    private static @Nullable ServiceSettings settings(TypeElement service, Problems problems) {
        var serviceMark = Mark.on(service, RpcService.class);
        var callbackMark = Mark.on(service, RpcCallback.class);
        if (serviceMark != null && callbackMark != null) {
            problems.error(
                    callbackMark,
                    "An interface is a service or a callback. Found @RpcService and @RpcCallback on "
                            + service.getSimpleName()
                            + ". Keep one of them; a service can be passed by reference, too.");
        }
        var eventsMark = Mark.on(service, RpcEvents.class);
        if (eventsMark != null) {
            return events(service, eventsMark, serviceMark == null ? callbackMark : serviceMark, problems);
        }
        if (serviceMark == null) {
            return callbackMark == null
                    ? null
                    : new ServiceSettings(
                            callbackMark,
                            ServiceSettings.CALLBACK,
                            "",
                            "",
                            "",
                            style(callbackMark, "BY_POSITION", ServiceSettings.CALLBACK, problems),
                            Mark.isOn(service, NonBlocking.class));
        }
        var namespace = namespace(service, serviceMark, problems);
        return new ServiceSettings(
                serviceMark,
                ServiceSettings.SERVICE,
                namespace,
                namespace.isEmpty() ? "" : serviceMark.text("separator", "."),
                uri(serviceMark, problems),
                style(serviceMark, "BY_NAME", ServiceSettings.SERVICE, problems),
                Mark.isOn(service, NonBlocking.class));
    }

    private static ServiceSettings events(TypeElement events, Mark mark, @Nullable Mark other, Problems problems) {
        if (other != null) {
            problems.error(
                    other,
                    "An interface has events or methods that are called. Found @RpcEvents and @" + other.simpleName()
                            + " on " + events.getSimpleName()
                            + ". Keep one of them, and declare the others in an interface of their own.");
        }
        var namespace = namespace(events, mark, problems);
        return new ServiceSettings(
                mark,
                ServiceSettings.EVENTS,
                namespace,
                namespace.isEmpty() ? "" : mark.text("separator", "."),
                uri(mark, problems),
                "BY_NAME",
                false);
    }

    /** The namespace that an annotation gives, or that is derived from the interface's name. */
    private static String namespace(TypeElement service, Mark mark, Problems problems) {
        var value = mark.text("value", RpcService.DERIVED);
        var namespace = WireNames.isDerived(value) ? decapitalised(service) : value;
        var prefix = namespace.isEmpty() ? "" : namespace + mark.text("separator", ".");
        var flaw = prefix.isEmpty() ? null : WireNames.flawOfMethod(prefix + "x");
        if (flaw != null) {
            problems.error(mark, "value", flaw.replace(prefix + "x", prefix));
        }
        return namespace;
    }

    /** What an annotation says that URIs begin with; empty when it says nothing that could be. */
    private static String uri(Mark mark, Problems problems) {
        var uri = mark.text("uri", "");
        var flaw = uri.isEmpty() ? null : WireNames.flawOfUri(uri);
        if (flaw != null) {
            problems.error(mark, "uri", flaw);
        }
        return flaw == null ? uri : "";
    }

    private static String style(Mark mark, String otherwise, String what, Problems problems) {
        var style = mark.constant("params", otherwise);
        if (style.equals(Style.INHERITED)) {
            problems.error(
                    mark,
                    "params",
                    "A " + what
                            + " has no outer style to inherit. Found: ParamStyle.INHERITED. Use BY_NAME, BY_POSITION"
                            + " or WHOLE, or leave the value out.");
            return otherwise;
        }
        return style;
    }

    private static String decapitalised(Element element) {
        var name = element.getSimpleName().toString();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private List<MethodModel> methods(TypeElement service, MethodReader reader, Problems problems) {
        var all = ServiceMethods.of(compilation, service);
        var count = all.stream()
                .collect(Collectors.groupingBy(
                        each -> each.element().getSimpleName().toString(), Collectors.counting()));
        var taken = new HashMap<String, ServiceMethod>();
        var uris = new HashMap<String, ServiceMethod>();
        var methods = new ArrayList<MethodModel>();
        for (var method : all) {
            var naming = reader.name(method.element());
            if (naming != null) {
                var sameName = taken.putIfAbsent(naming.wireName(), method);
                var sameUri = uris.putIfAbsent(naming.uri(), method);
                checkName(method, naming, sameName, sameUri, problems);
            }
            var overloaded = count.getOrDefault(method.element().getSimpleName().toString(), 0L) > 1;
            var model = reader.read(method, naming, overloaded);
            if (model != null) {
                methods.add(model);
            }
        }
        checkUnsubscribing(methods, taken, problems);
        return methods;
    }

    private static void checkName(
            ServiceMethod method,
            MethodReader.Naming naming,
            @Nullable ServiceMethod sameName,
            @Nullable ServiceMethod sameUri,
            Problems problems) {
        if (sameName != null) {
            naming.report(
                    "Two methods must not share a wire name. Found '" + naming.wireName() + "' on "
                            + TypeText.of(sameName.element()) + " and on " + TypeText.of(method.element())
                            + ". Name one of them with @RpcMethod(\"…\").",
                    method,
                    problems);
        } else if (sameUri != null) {
            naming.report(
                    "Two methods must not share a URI. Found '" + naming.uri() + "' on "
                            + TypeText.of(sameUri.element()) + " and on " + TypeText.of(method.element())
                            + ". Give one of them another wire name with @RpcMethod(\"…\"), which is its URI, too.",
                    method,
                    problems);
        }
    }

    /** Reports methods that end subscriptions and share their wire name with a method that does something else. */
    private static void checkUnsubscribing(
            List<MethodModel> methods, Map<String, ServiceMethod> taken, Problems problems) {
        for (var method : methods) {
            var stream = method.stream();
            var subscription = stream == null ? null : stream.schema().subscription();
            if (subscription == null) {
                continue;
            }
            var other = taken.get(subscription.unsubscribe());
            if (other != null) {
                problems.error(
                        other.element(),
                        "Two methods must not share a wire name. Found '" + subscription.unsubscribe() + "' on "
                                + TypeText.of(other.element()) + ", and it ends the subscriptions of " + method.name()
                                + ". Give one of them another name.");
            }
        }
    }

    private static boolean isPublic(TypeElement service) {
        Element each = service;
        while (each instanceof TypeElement) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
            each = each.getEnclosingElement();
        }
        return true;
    }

    private Set<String> inheritedTypeNames(TypeElement service) {
        return compilation
                .lineage(service)
                .flatMap(each -> ElementFilter.typesIn(each.getEnclosedElements()).stream())
                .map(each -> each.getSimpleName().toString())
                .collect(Collectors.toSet());
    }
}
