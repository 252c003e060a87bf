/** ParnasSys holds a school as any LVS with UWLR does. */
export { SimSchool, simCredentials } from '../../_formats/uwlr/simulator/school.ts';
