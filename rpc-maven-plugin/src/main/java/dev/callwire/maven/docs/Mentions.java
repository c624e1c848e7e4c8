package dev.callwire.maven.docs;

import dev.callwire.maven.docs.Site.Thrown;
import dev.callwire.maven.docs.Site.TypeEntry;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ParamSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What code within a text names, as far as pages are about it. A name that several things have is none's. */
final class Mentions {
    private static final Pattern IDENTIFIER =
            Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*(?:\\(\\))?");

    /** Ids of types that are no classes of their own: of generic ones with their arguments, of arrays, of what may be null. */
    private static final Pattern COMPOUND = Pattern.compile("[<>\\[\\]?]");

    private final Map<String, Set<String>> links = new HashMap<>();
    private final Set<String> types = new HashSet<>();

    /** What is named wherever a text stands; null if this is that. */
    private final @Nullable Mentions others;

    /** Names of parameters, which have no place of their own. */
    private final Set<String> taken = new HashSet<>();

    Mentions(Collection<Chapter> chapters, Collection<TypeEntry> entries, Collection<Thrown> errors) {
        others = null;
        chapters.forEach(this::addChapter);
        for (TypeEntry entry : entries) {
            Set<String> names = names(entry.name(), entry.type().id());
            names.forEach(name -> add(name, entry.file()));
            types.addAll(names);
        }
        errors.forEach(thrown -> add(thrown.error().name(), ErrorsPage.FILE + ErrorsPage.reference(thrown.error())));
    }

    /** What texts of an interface name: its own methods by what they are called in Java, too. */
    private Mentions(Mentions others, Chapter chapter) {
        this.others = others;
        for (MethodSchema method : chapter.service().methods()) {
            addOwn(method.javaName(), method.params(), chapter.link(method));
            addMember(chapter.wireName(method), chapter.link(method));
        }
        for (EventSchema event : chapter.service().events()) {
            addOwn(event.javaName(), event.params(), chapter.link(event));
        }
    }

    Mentions within(Chapter chapter) {
        return new Mentions(this, chapter);
    }

    private void addChapter(Chapter chapter) {
        Set<String> names = names(chapter.name(), chapter.service().interfaceName());
        names.forEach(name -> add(name, chapter.file()));
        for (MethodSchema method : chapter.service().methods()) {
            addMember(names, method.javaName(), chapter.link(method));
            // On an object that is passed by reference it is a word without a namespace, which means nothing elsewhere.
            if (chapter.kind() != Chapter.Kind.CALLBACK) {
                addMember(method.name(), chapter.link(method));
            }
        }
        for (EventSchema event : chapter.service().events()) {
            addMember(names, event.javaName(), chapter.link(event));
            addMember(event.topic(), chapter.link(event));
        }
    }

    /** What something is called here and in Java: by its simple name, with those of classes around it and with the package. */
    private static Set<String> names(String name, String id) {
        Set<String> names = new HashSet<>(Set.of(name));
        if (!COMPOUND.matcher(id).find()) {
            String nested = id.substring(id.lastIndexOf('.') + 1);
            names.add(id.replace('$', '.'));
            names.add(nested.replace('$', '.'));
            names.add(nested.substring(nested.lastIndexOf('$') + 1));
        }
        return names;
    }

    private void addMember(Set<String> interfaceNames, String javaName, String link) {
        for (String name : interfaceNames) {
            addMember(name + "." + javaName, link);
            addMember(name + "#" + javaName, link);
        }
    }

    private void addOwn(String javaName, List<ParamSchema> params, String link) {
        addMember(javaName, link);
        addMember("#" + javaName, link);
        params.forEach(param -> taken.add(param.name()));
    }

    private void addMember(String name, String link) {
        add(name, link);
        add(name + "()", link);
    }

    private void add(String name, String link) {
        links.computeIfAbsent(name, each -> new HashSet<>()).add(link);
    }

    /** What leads to the thing that is named, from any page; null if it is not known, or not which one is meant. */
    @Nullable
    String link(String code) {
        if (taken.contains(code)) {
            return null;
        }
        Set<String> found = find(code);
        String name = withoutArguments(code);
        if (found.isEmpty()) {
            found = find(name);
        }
        if (found.isEmpty()) {
            found = findTypeOf(name);
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private Set<String> find(String name) {
        Set<String> found = new HashSet<>(links.getOrDefault(name, Set.of()));
        if (others != null) {
            found.addAll(others.find(name));
        }
        return found;
    }

    /** Members of types have no places of their own; what they are in Java is not known here. */
    private Set<String> findTypeOf(String member) {
        int end = Math.max(member.lastIndexOf('.'), member.lastIndexOf('#'));
        if (end < 0 || !IDENTIFIER.matcher(member.substring(end + 1)).matches()) {
            return Set.of();
        }
        String type = member.substring(0, end);
        return isType(type) ? find(type) : Set.of();
    }

    private boolean isType(String name) {
        return types.contains(name) || (others != null && others.isType(name));
    }

    /** {@code find()} for {@code find(int, String)}. */
    private static String withoutArguments(String code) {
        int start = code.indexOf('(');
        return start >= 0 && code.indexOf(')') == code.length() - 1 ? code.substring(0, start) + "()" : code;
    }
}
