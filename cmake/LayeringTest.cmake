# Two tests: no file includes against the arrows of docs/architecture.md, and the check itself catches one that would.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

set(script "${PROJECT_SOURCE_DIR}/conformance/test/layering_test.py")
add_test(NAME unit.layering COMMAND Python3::Interpreter "${script}" "${PROJECT_SOURCE_DIR}")
add_test(NAME unit.layering_catches_a_forbidden_include COMMAND Python3::Interpreter "${script}" --self-test)
set_tests_properties(unit.layering unit.layering_catches_a_forbidden_include PROPERTIES LABELS unit TIMEOUT 60)
