package bd.somoyshima.web;

import bd.somoyshima.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where the type of a problem leads: what it means and what to do. Open to all. */
@RestController
@Tag(name = "Contracts")
public class ProblemController {

    /** A type of problem, explained. */
    record Explanation(
            String code, int status, String title, String titleBn, String cause, String cure) {

        static Explanation of(ProblemType type) {
            return new Explanation(
                    type.code(),
                    type.status(),
                    type.title(),
                    type.titleBn(),
                    type.cause(),
                    type.cure());
        }
    }

    @GetMapping("/problems")
    @Operation(operationId = "listProblems", summary = "All types of problems, explained")
    List<Explanation> all() {
        return Arrays.stream(ProblemType.values()).map(Explanation::of).toList();
    }

    @GetMapping("/problems/{code}")
    @Operation(operationId = "explainProblem", summary = "A type of problem, explained")
    Explanation one(@PathVariable String code) {
        return Arrays.stream(ProblemType.values())
                .filter(t -> t.code().equals(code))
                .findFirst()
                .map(Explanation::of)
                .orElseThrow(
                        () ->
                                Problems.exception(
                                        ProblemType.NOT_FOUND,
                                        "there is no problem '" + code + "'; /problems lists all"));
    }
}
