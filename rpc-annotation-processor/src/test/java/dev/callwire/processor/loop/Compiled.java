package dev.callwire.processor.loop;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.JavaFileObjects;
import dev.callwire.processor.RpcServiceProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The classes that are generated for an interface of this package, which is compiled once more for them. */
final class Compiled extends ClassLoader {
    private final Class<?> type;
    private final Map<String, byte[]> classes = new HashMap<>();

    private Compiled(Class<?> type) {
        super(type.getClassLoader());
        this.type = type;
    }

    static Compiled of(Class<?> type) throws IOException {
        var source = Path.of("src/test/java/dev/callwire/processor/loop/" + type.getSimpleName() + ".java");
        var compilation = javac().withProcessors(new RpcServiceProcessor())
                .withOptions("-parameters")
                .compile(JavaFileObjects.forSourceString(type.getName(), Files.readString(source)));
        var compiled = new Compiled(type);
        var own = "/" + type.getSimpleName();
        for (var file : compilation.generatedFiles()) {
            var path = file.toUri().getPath().replaceFirst("^/CLASS_OUTPUT/", "");
            if (path.endsWith(".class") && !path.contains(own + "$") && !path.endsWith(own + ".class")) {
                try (var in = file.openInputStream()) {
                    compiled.classes.put(path.replace(".class", "").replace('/', '.'), in.readAllBytes());
                }
            }
        }
        return compiled;
    }

    /** The class that is named after the interface. */
    Class<?> peer(String suffix) throws ClassNotFoundException {
        return Class.forName(type.getName() + suffix, true, this);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
