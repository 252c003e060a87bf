export { generateSchool } from '../../_formats/uwlr/simulator/generate.ts';
